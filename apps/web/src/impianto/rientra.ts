const TENTATIVI = 30;

/**
 * When the control that had the focus goes away, the focus goes back to the innermost heading marked for it. What is
 * leaving may take a few frames, because a change of address is not synchronous.
 */
export function rientra(tentativi = TENTATIVI): void {
  requestAnimationFrame(() => {
    const attivo = document.activeElement;
    if (attivo && attivo !== document.body) {
      if (tentativi > 0) rientra(tentativi - 1);
      return;
    }
    const rientri = document.querySelectorAll<HTMLElement>('[data-rientro]');
    rientri[rientri.length - 1]?.focus({ preventScroll: true });
  });
}

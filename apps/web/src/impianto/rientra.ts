/** When the control that had the focus is gone, the focus goes back to the innermost heading marked for it. */
export function rientra(): void {
  requestAnimationFrame(() => {
    if (document.activeElement && document.activeElement !== document.body) return;
    const rientri = document.querySelectorAll<HTMLElement>('[data-rientro]');
    rientri[rientri.length - 1]?.focus();
  });
}

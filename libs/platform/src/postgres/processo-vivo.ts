/** Whether some process has that number, ours or not. */
export function processoVivo(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (errore) {
    return (errore as NodeJS.ErrnoException).code === 'EPERM';
  }
}

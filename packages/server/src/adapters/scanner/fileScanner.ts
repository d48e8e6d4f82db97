/** Looks for what does harm in a file that somebody brought. */
export interface FileScanner {
  /** @throws Error where there is no verdict: the scanner is down, silent, or refuses the file; then the file is not taken */
  scan(path: string): Promise<ScanVerdict>;
}

export interface ScanVerdict {
  /** The scanner's name of what it found; null: nothing. */
  readonly found: string | null;
}

/** Files that the reader takes along: what a table shows, or what the server sends as base64. */

/** A table as CSV for spreadsheets here: UTF-8 with its mark, semicolons, quotes where needed. */
export function csvOf(rows: readonly (readonly (string | number)[])[]): string {
  const cell = (value: string | number): string => {
    const text = `${value}`;
    return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return `\uFEFF${rows.map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`;
}

/** Offers a file to the browser. */
export function saveFile(name: string, content: string | Uint8Array<ArrayBuffer>, type: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Bytes of base64 text. */
export function bytesOfBase64(text: string): Uint8Array<ArrayBuffer> {
  const raw = atob(text);
  return Uint8Array.from(raw, (letter) => letter.charCodeAt(0));
}

/** Base64 text of bytes; in parts, because a call takes no million arguments. */
export function base64Of(bytes: Uint8Array): string {
  let raw = '';
  for (let at = 0; at < bytes.length; at += 32_768) raw += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  return btoa(raw);
}

/** Takes files to the server, telling how many bytes are on their way; asks how far their import is. */
import { ownHeader, Refusal } from '@balapan/api/client.ts';
import type { WireRefusal } from '@balapan/api/contract.ts';
import { type UploadAnswer, uploadPath } from '@balapan/api/importing.ts';

/** Not `fetch`, which tells nothing of what has been sent. Throws `Refusal`, or `TypeError` without a connection. */
export function sendFiles(
  files: readonly File[],
  dryRun: boolean,
  onSent: (bytes: number, of: number) => void,
): Promise<UploadAnswer> {
  const form = new FormData();
  for (const file of files) form.append('files', file, file.name);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', dryRun ? `${uploadPath}?dryRun=1` : uploadPath);
    request.setRequestHeader(ownHeader, '1');
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onSent(loaded, total);
    request.onerror = () => reject(new TypeError('no connection'));
    request.onload = () => answer(request.status, request.response, resolve, reject);
    request.send(form);
  });
}

/** How far the import is. Throws as `sendFiles`. */
export async function askUpload(uploadId: string): Promise<UploadAnswer> {
  const response = await fetch(`${uploadPath}/${uploadId}`, { headers: { [ownHeader]: '1' } });
  const body: unknown = await response.json();
  return new Promise((resolve, reject) => answer(response.status, body, resolve, reject));
}

function answer(
  status: number,
  body: unknown,
  resolve: (told: UploadAnswer) => void,
  reject: (error: Error) => void,
): void {
  if (status < 300) resolve(body as UploadAnswer);
  else reject(new Refusal(status, (body as WireRefusal | null) ?? { code: 'request.unavailable' }));
}

/** Seals the keys of health files with the outer key of today. No note is touched, none is opened (docs/decisions/0017). */
import type { House } from '../kernel/house.ts';
import { type Rotation, rotate, type Sealed } from '../kernel/rotation.ts';
import { cipherOf, ownerOf } from './opened.ts';
import { type FileRow, lockFilesNotUnder, rewrap } from './queries.ts';

const files: Sealed<FileRow> = { name: 'health.rotateKeys', ownerOf, lock: lockFilesNotUnder, rewrap };

/** @throws DomainError request.unavailable where no keys are configured; SealError as `rotate` */
export function rotateKeys(house: House, most?: number): Promise<Rotation> {
  return rotate(house, cipherOf(house), files, most);
}

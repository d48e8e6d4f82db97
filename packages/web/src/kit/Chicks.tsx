/** A chance of n in ten as ten chicks: hatched ones and eggs. Always beside the sentence «8 из 10». */
import css from './Chicks.module.css';

export function Chicks({ of10, label }: { of10: number; label: string }) {
  return (
    <div className={css.row} role="img" aria-label={label}>
      {Array.from({ length: 10 }, (_, at) =>
        at < of10 ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: a chick is its number
          <img key={at} src="/logo.svg" alt="" width={29} height={32} />
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: an egg is its number
          <svg key={at} width={29} height={32} viewBox="0 0 29 32" aria-hidden="true">
            <path
              d="M14.500 2C21 2 25 10 25 18c0 7-4.500 11.500-10.500 11.500S4 25 4 18C4 10 8 2 14.500 2z"
              className={css.egg}
            />
          </svg>
        ),
      )}
    </div>
  );
}

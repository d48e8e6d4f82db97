/** The kindergartens of the choice on the city's map. Touching a district narrows the list, which is the accessible form. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { PlaceMark } from '../../kit/PlaceMark.tsx';
import { api } from '../../shell/api.ts';
import { useFmt } from '../../shell/fmt.ts';
import { useLanguage, useTexts } from '../../shell/language.tsx';
import { chooseTexts } from '../../texts/choose.ts';
import css from './choose.module.css';

interface ChoiceMapProps {
  readonly childId: string;
  /** KATO; empty: the whole city. */
  readonly district: string;
  readonly onDistrict: (kato: string) => void;
}

/** «Бостандыкский» out of «Бостандыкский район»: labels are short. */
const short = (name: string): string => name.replace(/\s+(ауданы|район|district)$/iu, '');
/** Full ones first, so that no place that is free is hidden. */
const order = ['full', 'few', 'many'] as const;

export function ChoiceMap({ childId, district, onDistrict }: ChoiceMapProps) {
  const t = useTexts(chooseTexts);
  const fmt = useFmt();
  const { language } = useLanguage();
  const { data } = useQuery({
    queryKey: ['roster', 'choiceMap', childId],
    queryFn: () => api.roster.choiceMap({ childId }),
    placeholderData: keepPreviousData,
  });
  // The list says everything that the picture says: without it nothing is lost.
  if (data === undefined || data.height === 0) return null;
  const free = data.districts.reduce((sum, one) => sum + one.free, 0);
  const size = data.marks.length < few ? 1.8 : 1;
  const label = t.mapLabel({ free: fmt.count(free), kindergartens: fmt.count(data.marks.length) });
  return (
    <figure className={css.mapFrame}>
      <svg className={css.map} viewBox={`0 0 ${data.width} ${data.height}`} role="img" aria-label={label}>
        {data.districts.map((one) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: by keyboard the district is chosen above the list
          <path
            key={one.kato}
            className={css.land}
            data-chosen={one.kato === district || undefined}
            d={one.outline}
            onClick={() => onDistrict(one.kato === district ? '' : one.kato)}
          />
        ))}
        {order.map((kind) => (
          <g key={kind} className={css[kind]}>
            {data.marks
              .filter((mark) => mark.kind === kind)
              .map((mark) => (
                <circle key={`${mark.x} ${mark.y}`} cx={mark.x} cy={mark.y} r={radius[kind] * size} />
              ))}
          </g>
        ))}
        {data.districts.map((one) => (
          <text key={one.kato} className={css.district} x={one.x} y={one.y}>
            {short(one.name[language])}
            <tspan x={one.x} dy="1.15em">
              {fmt.count(one.free)}
            </tspan>
          </text>
        ))}
      </svg>
      <figcaption>
        <span>
          <PlaceMark kind="many" /> {t.many}
        </span>
        <span>
          <PlaceMark kind="few" /> {t.few}
        </span>
        <span>
          <PlaceMark kind="full" /> {t.fullMark}
        </span>
        <small>{t.mapNote}</small>
      </figcaption>
    </figure>
  );
}

/** Fewer marks than these have room to be larger. */
const few = 100;
const radius = { full: 2.6, few: 2.9, many: 3.9 } as const;

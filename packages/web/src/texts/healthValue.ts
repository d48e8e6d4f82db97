import { type HealthKind, type VaccinationState, vaccinationStates } from '@balapan/domain/health.ts';
import { useTexts } from '../shell/language.tsx';
import { vaccinationTexts } from './health.ts';

const isState = (value: string): value is VaccinationState => (vaccinationStates as readonly string[]).includes(value);

/** What a note says: its text, or the state of vaccination in words. */
export function useHealthValue(): (kind: HealthKind, value: string) => string {
  const states = useTexts(vaccinationTexts);
  return (kind, value) => (kind === 'vaccination' && isState(value) ? states[value] : value);
}

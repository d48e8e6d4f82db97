/** What a correction of a day says: the new mark, whether a paper stands with it, and why. */
import { type Mark, marks } from '@balapan/domain/attendance.ts';
import { markTexts } from '@balapan/domain/text/texts/status.ts';
import { Checkbox, Radio, Textarea } from '@mantine/core';
import page from '../../../kit/Page.module.css';
import { useTexts } from '../../../shell/language.tsx';
import { registerTexts } from '../../../texts/register.ts';

interface MarkFieldsProps {
  readonly mark: Mark | null;
  readonly document: boolean;
  /** A mark that would change nothing. */
  readonly disabled?: string;
  readonly onMark: (mark: Mark | null) => void;
  readonly onDocument: (document: boolean) => void;
}

export function MarkFields({ mark, document, disabled, onMark, onDocument }: MarkFieldsProps) {
  const t = useTexts(registerTexts);
  const names = useTexts(markTexts);
  return (
    <>
      <Radio.Group
        label={t.newMark}
        value={mark ?? ''}
        onChange={(value) => onMark(marks.find((one) => one === value) ?? null)}
      >
        <div className={page.fields}>
          {marks.map((one) => (
            <Radio key={one} value={one} label={names[one]} disabled={one === disabled} />
          ))}
        </div>
      </Radio.Group>
      <Checkbox
        label={t.document}
        checked={document}
        onChange={({ currentTarget: { checked } }) => onDocument(checked)}
      />
    </>
  );
}

interface WhyFieldProps {
  readonly reason: string;
  readonly error: string | undefined;
  readonly onReason: (reason: string) => void;
}

export function WhyField({ reason, error, onReason }: WhyFieldProps) {
  const t = useTexts(registerTexts);
  return (
    <Textarea
      label={t.reason}
      description={t.reasonAbout}
      value={reason}
      onChange={({ currentTarget: { value } }) => onReason(value)}
      error={error}
      required
      minLength={3}
      maxLength={300}
    />
  );
}

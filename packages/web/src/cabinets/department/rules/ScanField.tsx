/** Brings the scan of a legal act: checked by the server at once, by its content. */
import { Refusal } from '@balapan/api/client.ts';
import type { AnswerOf } from '@balapan/api/contract.ts';
import type { Routes } from '@balapan/api/routes.ts';
import { scanLimit } from '@balapan/domain/legalScan.ts';
import { formatSizeLimit } from '@balapan/domain/text/format.ts';
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { newId } from '../../../adapters/newId.ts';
import { Icon } from '../../../kit/Icon.tsx';
import page from '../../../kit/Page.module.css';
import { Failed } from '../../../kit/State.tsx';
import { base64Of, bytesOfBase64, saveFile } from '../../../kit/saveFile.ts';
import { Tag } from '../../../kit/Tag.tsx';
import { api } from '../../../shell/api.ts';
import { useLanguage, useTexts } from '../../../shell/language.tsx';
import { useNow } from '../../../shell/me.ts';
import { rulesPageTexts } from '../../../texts/rulesPage.ts';

export type Scan = AnswerOf<Routes['proposal']['putScan']>;

interface ScanFieldProps {
  readonly value: Scan | null;
  readonly onChange: (scan: Scan) => void;
}

export function ScanField({ value, onChange }: ScanFieldProps) {
  const t = useTexts(rulesPageTexts);
  const { now } = useNow();
  const { language } = useLanguage();
  const input = useRef<HTMLInputElement>(null);
  const bring = useMutation({
    mutationFn: async (file: File) => {
      // Before megabytes are sent; the limit of the request, which holds more than the file, is none that people know.
      if (file.size > scanLimit) throw new Refusal(0, { code: 'file.tooLarge', params: { limit: scanLimit } });
      const content = base64Of(new Uint8Array(await file.arrayBuffer()));
      return api.proposal.putScan({ scanId: newId(now), name: file.name, content });
    },
    onSuccess: onChange,
  });
  return (
    <section>
      <h3>{t.scan}</h3>
      <p className={page.order}>{t.scanAbout({ limit: formatSizeLimit(scanLimit, language) })}</p>
      <input
        ref={input}
        type="file"
        accept=".pdf,.jpg,.jpeg,application/pdf,image/jpeg"
        hidden
        aria-label={t.chooseScan}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          if (file !== undefined) bring.mutate(file);
          event.currentTarget.value = '';
        }}
      />
      <Button
        variant="default"
        size="xs"
        leftSection={<Icon name="up" />}
        loading={bring.isPending}
        onClick={() => input.current?.click()}
      >
        {t.chooseScan}
      </Button>{' '}
      {value === null ? null : (
        <span role="status">
          <Tag tone="ok">{value.name}</Tag>
        </span>
      )}
      {bring.error === null ? null : <Failed error={bring.error} />}
    </section>
  );
}

/** Takes the scan along. */
export function ScanLink({ scanId }: { readonly scanId: string }) {
  const t = useTexts(rulesPageTexts);
  const get = useMutation({
    mutationFn: () => api.proposal.scan({ scanId }),
    onSuccess: ({ name, type, bytes }) => saveFile(name, bytesOfBase64(bytes), type),
  });
  return (
    <>
      <Button
        variant="default"
        size="compact-xs"
        leftSection={<Icon name="download" />}
        loading={get.isPending}
        onClick={() => get.mutate()}
      >
        {t.openScan}
      </Button>
      {get.error === null ? null : <Failed error={get.error} />}
    </>
  );
}

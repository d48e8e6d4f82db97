/** A copy of all own data, to take along. */
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Icon } from '../../kit/Icon.tsx';
import { Failed } from '../../kit/State.tsx';
import { saveFile } from '../../kit/saveFile.ts';
import { api } from '../../shell/api.ts';
import { useLanguage, useTexts } from '../../shell/language.tsx';
import { SignatureNeeded } from '../../shell/SignatureNeeded.tsx';
import { privacyTexts } from '../../texts/privacy.ts';
import { copyJson, copyPage, gatherCopy } from './copyFile.ts';
import css from './parent.module.css';

export function DataCopy() {
  const t = useTexts(privacyTexts);
  const { language } = useLanguage();
  const take = useMutation({
    mutationFn: async (form: 'html' | 'json') => {
      const copy = await gatherCopy((after) => api.privacy.exportOwn({ language, after }));
      if (form === 'html') saveFile(`${copy.name}.html`, copyPage(copy, language), 'text/html');
      else saveFile(`${copy.name}.json`, copyJson(copy), 'application/json');
    },
  });
  return (
    <section className={css.section}>
      <h2>{t.exportTitle}</h2>
      <p className={css.second}>{t.exportAbout}</p>
      {take.error === null ? null : <Failed error={take.error} />}
      <SignatureNeeded>
        {(['html', 'json'] as const).map((form) => (
          <Button
            key={form}
            fullWidth
            size="lg"
            variant="default"
            leftSection={<Icon name="download" />}
            loading={take.isPending && take.variables === form}
            onClick={() => take.mutate(form)}
          >
            {form === 'html' ? t.exportPage : t.exportJson}
          </Button>
        ))}
      </SignatureNeeded>
    </section>
  );
}

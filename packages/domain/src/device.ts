/** What a browser says of itself, in two words: `Chrome, Android`; null where nothing is known of it. */
export function deviceWords(agent: string | null): string | null {
  if (agent === null) return null;
  const browser = browsers.find(([shape]) => shape.test(agent))?.[1];
  const system = systems.find(([shape]) => shape.test(agent))?.[1];
  const words = [browser, system].filter((word) => word !== undefined);
  return words.length === 0 ? null : words.join(', ');
}

/** Others call themselves Chrome too, and Chrome calls itself Safari: the order matters. */
const browsers: readonly (readonly [RegExp, string])[] = [
  [/YaBrowser/, 'Яндекс Браузер'],
  [/Edg/, 'Edge'],
  [/OPR|Opera/, 'Opera'],
  [/SamsungBrowser/, 'Samsung Internet'],
  [/Firefox|FxiOS/, 'Firefox'],
  [/Chrome|CriOS/, 'Chrome'],
  [/Safari/, 'Safari'],
];

const systems: readonly (readonly [RegExp, string])[] = [
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
];

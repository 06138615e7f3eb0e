/** So many of so many, drawn as blocks beside its words; the words say it all. */
export function Meter({ value, most, words }: { value: number; most: number; words: string }) {
  return (
    <span className="kit-meter">
      <span className="kit-meter__blocks" aria-hidden="true">
        {Array.from({ length: most }, (_, index) => (
          <i key={index} className={index < value ? "kit-meter__full" : undefined} />
        ))}
      </span>
      {words}
    </span>
  );
}

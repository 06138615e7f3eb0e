//! Texts as long as people write them, with words as unevenly used as in any language. The same seed, the same texts.

const FREQUENT: &str = "de het een en van in is dat op te met voor niet zijn er aan ook als bij door maar om uit naar \
    nog dan over wel geen kan heeft hij ze we na tot deze weer al";
const FIRST: &str = "buren nacht muziek trap deur tuin hal balkon straat flat muur raam hond kind vuil afval geluid \
    bezoek overlast huur woning schutting kelder lift portiek keuken water licht brand rook post sleutel fiets auto \
    avond ochtend week zomer winter feest";
const SECOND: &str = "klacht melding bewoner overleg gesprek brief meting controle afspraak schade ruzie hinder \
    lawaai contact plan hulp zorg rust regel grens kamer huis ring team lijst kaart steun wens vraag reden moment \
    plek bericht bezoek tijd dag verslag kring spreekuur advies";

/// A writer of made-up notes.
pub struct Words {
    state: u64,
    known: Vec<String>,
}

impl Words {
    /// With a vocabulary of some 1,700 words: the frequent ones first, then plain nouns, then what Dutch makes of two.
    pub fn seeded(seed: u64) -> Words {
        let list = |text: &str| {
            text.split_whitespace()
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        let (first, second) = (list(FIRST), list(SECOND));
        let mut known = list(FREQUENT);
        known.extend(first.iter().chain(&second).cloned());
        let pairs = second
            .iter()
            .flat_map(|end| first.iter().map(move |start| format!("{start}{end}")));
        known.extend(pairs);
        Words { state: seed, known }
    }

    /// A number below `limit`.
    pub fn below(&mut self, limit: usize) -> usize {
        // Knuth's MMIX generator; its high bits are good enough for filler.
        self.state = self
            .state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.state >> 33).expect("31 bits") % limit
    }

    /// A note of `from` to `to` words. By Zipf: the tenth word is used a tenth as often as the first.
    pub fn note(&mut self, from: usize, to: usize) -> String {
        let count = from + self.below(to - from + 1);
        let mut text = String::new();
        for place in 0..count {
            let share = self.below(1 << 20) as f64 / f64::from(1 << 20);
            let rank = (self.known.len() as f64).powf(share) as usize - 1;
            if place > 0 {
                text.push(' ');
            }
            text.push_str(&self.known[rank.min(self.known.len() - 1)]);
        }
        text.push('.');
        text
    }

    /// One of several.
    pub fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }
}

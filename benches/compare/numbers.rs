//! Series of figures: median, least, most, and how people read them.

/// Figures of several rounds.
#[derive(Clone, Debug, Default)]
pub(crate) struct Series(pub(crate) Vec<f64>);

impl Series {
    /// The middle one, between the two middle ones for an even number; 0 for none.
    pub(crate) fn median(&self) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        match (sorted.len(), sorted.len() / 2) {
            (0, _) => 0.0,
            (count, middle) if count % 2 == 1 => sorted[middle],
            (_, middle) => f64::midpoint(sorted[middle - 1], sorted[middle]),
        }
    }

    /// The least.
    pub(crate) fn least(&self) -> f64 {
        self.0.iter().copied().min_by(f64::total_cmp).unwrap_or_default()
    }

    /// The most.
    pub(crate) fn most(&self) -> f64 {
        self.0.iter().copied().max_by(f64::total_cmp).unwrap_or_default()
    }

    /// This by that, round by round.
    pub(crate) fn by(&self, other: &Series) -> Series {
        Series(self.0.iter().zip(&other.0).map(|(one, other)| one / other).collect())
    }

    /// Each by a number.
    pub(crate) fn by_number(&self, number: f64) -> Series {
        Series(self.0.iter().map(|one| one / number).collect())
    }

    /// `1.25 (1.20 to 1.31)`.
    pub(crate) fn shown(&self) -> String {
        let [median, least, most] = [self.median(), self.least(), self.most()].map(figure);
        format!("{median} ({least} to {most})")
    }
}

/// Three digits that say something.
pub(crate) fn figure(value: f64) -> String {
    match value.abs() {
        size if size >= 100.0 => format!("{value:.0}"),
        size if size >= 10.0 => format!("{value:.1}"),
        size if size >= 1.0 => format!("{value:.2}"),
        _ => format!("{value:.3}"),
    }
}

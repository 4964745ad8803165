//! Faults of syntax that can be passed over: which signs to put over those that the parser
//! stumbled on, so that the rest of the file is read as it was meant.
//!
//! In: a fault that is already reported. Out: signs with their places, each one byte for one byte.

use granit_parser::ErrorKind;

use super::super::page::YamlPage;
use super::super::parse::{ParserFault, Trail};
use super::super::{ValueStyle, traps};
use super::Scene;

/// The signs to put over. Returns None if it is not clear what is meant.
pub(in super::super) fn mend(
    page: &YamlPage,
    trail: &Trail,
    fault: &ParserFault,
) -> Option<Vec<(usize, u8)>> {
    use ErrorKind as K;
    let scene = Scene { page, trail, at: fault.at.min(page.text().len()) };
    match &fault.kind {
        K::MappingValueNotAllowed => scene.colon_of_text(),
        K::UnclosedQuotedScalar | K::InvalidQuotedScalarIndent => scene.opening_quote(),
        K::InvalidTrailingDoubleQuotedScalar | K::InvalidTrailingSingleQuotedScalar => scene.both_quotes(),
        K::UnexpectedCharacter { .. } => scene.sign_of_text(),
        _ => None,
    }
}

impl Scene<'_> {
    /// `: ` within a text of one line.
    fn colon_of_text(&self) -> Option<Vec<(usize, u8)>> {
        let (range, style) = self.trail.scalar.clone().filter(|(range, _)| range.end <= self.at)?;
        if style != ValueStyle::Plain {
            return self.both_quotes();
        }
        let one_line = !self.text()[range.start..self.at].contains('\n');
        let colon = self.text().as_bytes().get(self.at) == Some(&b':');
        let key = traps::is_key(self.text()[range].trim());
        (one_line && colon && !key).then(|| vec![(self.at, b'.')])
    }

    fn opening_quote(&self) -> Option<Vec<(usize, u8)>> {
        Some(vec![(self.opening()?, b' ')])
    }

    /// The quotes of a text that goes on behind them on its line.
    fn both_quotes(&self) -> Option<Vec<(usize, u8)>> {
        let closed = self.closed()?;
        let one_line = self.page.line_number(closed.start) == self.page.line_number(self.at);
        one_line.then(|| vec![(closed.start, b' '), (closed.end - 1, b' ')])
    }

    /// A sign of YAML's own at the front of a value.
    fn sign_of_text(&self) -> Option<Vec<(usize, u8)>> {
        let sign = self.text().as_bytes().get(self.at)?;
        matches!(sign, b'%' | b'@' | b'`').then(|| vec![(self.at, b'x')])
    }
}

//! A file's text with the questions the other parts ask of it: which line, how far indented.

use std::ops::Range;

use crate::source::{FileId, SourceFile, Sources, Span};

/// A file while it is read.
pub(super) struct YamlPage<'a> {
    file: FileId,
    source: &'a SourceFile,
}

impl<'a> YamlPage<'a> {
    pub(super) fn new(sources: &'a Sources, file: FileId) -> YamlPage<'a> {
        YamlPage { file, source: sources.file(file) }
    }

    /// A file in the place of another one.
    pub(super) fn of(source: &'a SourceFile, file: FileId) -> YamlPage<'a> {
        YamlPage { file, source }
    }

    /// The file with these ASCII signs put over the bytes at their places.
    pub(super) fn with(&self, signs: &[(usize, u8)]) -> SourceFile {
        let mut bytes = self.text().as_bytes().to_vec();
        signs.iter().for_each(|&(at, sign)| bytes[at] = sign);
        // Only ASCII signs are put over others.
        let text = String::from_utf8(bytes).unwrap_or_else(|_| self.text().to_owned());
        self.source.with_text(text)
    }

    pub(super) fn text(&self) -> &'a str {
        self.source.text()
    }

    pub(super) fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.file, range)
    }

    /// The number of the line that a byte is in, from 1.
    pub(super) fn line_number(&self, byte: usize) -> usize {
        self.source.line_column(byte).0
    }

    /// The line that a byte is in, without its line end.
    pub(super) fn line_at(&self, byte: usize) -> Range<usize> {
        self.source.line_range(self.line_number(byte))
    }

    /// The line before the one that a byte is in. Returns None if there is none.
    pub(super) fn line_before(&self, byte: usize) -> Option<Range<usize>> {
        let number = self.line_number(byte);
        (number > 1).then(|| self.source.line_range(number - 1))
    }

    /// From a byte to the end of its line, without the spaces there.
    pub(super) fn rest_of_line(&self, byte: usize) -> Range<usize> {
        let end = self.line_at(byte).end.max(byte);
        byte..byte + self.text()[byte..end].trim_end().len()
    }

    /// The text of a line without the spaces around it, as a range.
    pub(super) fn words_of_line(&self, byte: usize) -> Range<usize> {
        let line = self.line_at(byte);
        let text = &self.text()[line.clone()];
        let start = line.start + (text.len() - text.trim_start().len());
        start..(start + text.trim().len())
    }

    /// How many spaces the line that a byte is in starts with.
    pub(super) fn indent(&self, byte: usize) -> usize {
        let line = self.line_at(byte);
        self.text()[line].bytes().take_while(|&one| one == b' ').count()
    }

    /// The first byte of the line's indentation that is a tab. Returns None if none is.
    pub(super) fn tab_in_indentation(&self, line: Range<usize>) -> Option<usize> {
        let text = &self.text()[line.clone()];
        let indentation = text.len() - text.trim_start_matches([' ', '\t']).len();
        text[..indentation].find('\t').map(|at| line.start + at)
    }
}

/// A text short enough to stand in a sentence: its first line, cut after some words.
pub(super) fn excerpt(text: &str) -> String {
    const LONGEST: usize = 40;
    let line = text.trim().lines().next().unwrap_or_default().trim_end();
    if line.chars().count() <= LONGEST && line.len() == text.trim().len() {
        return line.to_owned();
    }
    let cut: String = line.chars().take(LONGEST).collect();
    format!("{}…", cut.trim_end())
}

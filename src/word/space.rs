//! The name spaces of the parts of a Word file: those of the transitional and of the strict form of
//! the standard are one and the same, whatever prefix a file gives them.
//!
//! In: the address that a file declares. Out: which of the known ones it is.

/// A name space.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Space {
    /// Texts, paragraphs, tables: `w`.
    Word,
    /// References to relations: `r`.
    Relation,
    /// Alternatives for programs of different age: `mc`.
    Compatibility,
    /// Drawings: `a`.
    Drawing,
    /// Where a drawing stands in a text: `wp`.
    Anchor,
    /// Pictures: `pic`.
    Picture,
    /// Shapes of Word 2010 and later: `wps`.
    Shape,
    /// Groups of such shapes: `wpg`, `wpc`.
    ShapeGroup,
    /// Drawings of Word 2007 and earlier: `v`.
    Vml,
    /// Objects of other programs: `o`.
    Office,
    /// Formulas: `m`.
    Math,
    /// What Word 2010 and later add to `w`, understood as far as it says anything about texts.
    WordLater,
    /// Charts.
    Chart,
    /// Drawings of ideas (SmartArt).
    Diagram,
    /// The file's own list of relations, or of kinds of parts.
    Package,
    /// `xml:space`.
    Xml,
    /// Any other.
    Other,
    /// None.
    Unnamed,
}

impl Space {
    /// The name space of an address.
    pub(super) fn of(address: &str) -> Space {
        if let Some(rest) = address.strip_prefix("http://schemas.openxmlformats.org/") {
            return Space::of_standard(rest, "/2006");
        }
        if let Some(rest) = address.strip_prefix("http://purl.oclc.org/ooxml/") {
            return Space::of_standard(rest, "");
        }
        if let Some(rest) = address.strip_prefix("http://schemas.microsoft.com/office/word/") {
            return match rest {
                "2010/wordprocessingShape" => Space::Shape,
                "2010/wordprocessingGroup" | "2010/wordprocessingCanvas" => Space::ShapeGroup,
                _ if rest.contains("/wordml") || rest.ends_with("/wordprocessingDrawing") => Space::WordLater,
                _ => Space::Other,
            };
        }
        match address {
            "" => Space::Unnamed,
            "urn:schemas-microsoft-com:vml" => Space::Vml,
            "urn:schemas-microsoft-com:office:office" => Space::Office,
            _ => Space::Other,
        }
    }

    /// Of the part of an address behind the standard's own: `wordprocessingml/2006/main`.
    fn of_standard(rest: &str, year: &str) -> Space {
        let rest = match year {
            "" => rest.to_owned(),
            year => rest.replacen(year, "", 1),
        };
        match rest.as_str() {
            "wordprocessingml/main" => Space::Word,
            "officeDocument/relationships" => Space::Relation,
            "officeDocument/math" => Space::Math,
            "markup-compatibility" => Space::Compatibility,
            "drawingml/main" => Space::Drawing,
            "drawingml/wordprocessingDrawing" => Space::Anchor,
            "drawingml/picture" => Space::Picture,
            "drawingml/chart" => Space::Chart,
            "drawingml/diagram" => Space::Diagram,
            "package/relationships" | "package/content-types" => Space::Package,
            _ => Space::Other,
        }
    }

    /// Whether a part that demands this one is understood.
    pub(super) fn is_understood(self) -> bool {
        !matches!(self, Space::Other | Space::Unnamed | Space::Chart | Space::Diagram)
    }
}

#[cfg(test)]
mod tests {
    use super::Space;

    #[test]
    fn both_forms_of_the_standard_are_one() {
        for address in [
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
        ] {
            assert_eq!(Space::of(address), Space::Word);
        }
        assert_eq!(Space::of("http://schemas.openxmlformats.org/wordprocessingml/2003/main"), Space::Other);
        assert!(!Space::of("http://schemas.microsoft.com/office/drawing/2017/model3d").is_understood());
        assert!(Space::of("http://schemas.microsoft.com/office/word/2012/wordml").is_understood());
    }
}

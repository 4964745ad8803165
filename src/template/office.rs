//! What an office works with: theme, kinds and templates, built in or its own.
//!
//! In: the files of a `templates/` folder, as far as there are any. Out: an [`Office`] that
//! many documents share, also between threads.

use std::collections::BTreeMap;

use tera::{Delimiters, Tera};

use super::{faults, filters, references, wording};
use crate::budget::words::Wording;
use crate::content::Catalogue;
use crate::content::kind::Kind;
use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::source::{Sources, Span};
use crate::theme::Theme;
use crate::yaml::{self, Node};

/// The files that are built in, by name: those at the top of `templates/`, found by `build.rs`.
pub const BUILT_IN: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/built_in.rs"));

/// Theme, kinds and templates.
#[derive(Debug)]
pub struct Office {
    /// Looks.
    pub theme: Theme,
    /// Kinds of documents.
    pub catalogue: Catalogue,
    pub(super) frames: Tera,
    pub(super) texts: Tera,
    pub(super) files: BTreeMap<String, String>,
}

impl Office {
    /// The office that needs no files.
    pub fn built_in() -> Office {
        let mut sources = Sources::default();
        let mut diags = Diagnostics::default();
        Office::with(BTreeMap::new(), &mut sources, &mut diags)
            // The built-in files are read by a test.
            .unwrap_or_else(|| panic!("built-in templates: {diags:?}"))
    }

    /// An office whose own files, by name, stand in place of the built-in ones.
    pub fn with(
        own: BTreeMap<String, String>,
        sources: &mut Sources,
        diags: &mut Diagnostics,
    ) -> Option<Office> {
        let mut files: BTreeMap<String, String> =
            BUILT_IN.iter().map(|&(name, text)| (name.to_owned(), text.to_owned())).collect();
        files.extend(own);
        let theme = theme(&files, sources, diags);
        let catalogue = catalogue(&files, sources, diags);
        let wording = wording::read(&files, sources, diags);
        let frames = frames(&files, wording, sources, diags);
        let theme = theme?;
        (!diags.has_errors()).then(|| Office { theme, catalogue, frames, texts: texts(wording), files })
    }

    /// The name of a kind's template: its own where there is one, else the one it shares.
    pub(super) fn frame_of(&self, kind: &Kind) -> String {
        let own = format!("{}.xml", kind.id);
        match &kind.mau {
            Some(shared) if !self.files.contains_key(&own) => shared.clone(),
            _ => own,
        }
    }
}

/// The finding that a settings file cannot be used.
pub(super) fn settings_fault(
    name: &str,
    text: &str,
    words: &str,
    sources: &mut Sources,
    code: codes::Code,
) -> Diagnostic {
    let file = sources.add(&format!("templates/{name}"), text);
    Diagnostic::error(code, Span::new(file, 0..0), words.to_owned())
}

fn theme(files: &BTreeMap<String, String>, sources: &mut Sources, diags: &mut Diagnostics) -> Option<Theme> {
    let text = files.get("theme.yaml")?;
    match Theme::read(text) {
        Ok(theme) => Some(theme),
        Err(faults) => {
            let file = sources.add("templates/theme.yaml", text);
            // Read anew for the places; what else is wrong with it is among the faults.
            let tree = yaml::parse(sources, file, &mut Diagnostics::default());
            for fault in faults {
                let at = tree.as_ref().map_or(Span::new(file, 0..0), |tree| place(tree, &fault.path));
                diags.push(Diagnostic::error(codes::T004, at, fault.message));
            }
            None
        }
    }
}

/// The node at the end of these keys, as far down as they are there.
fn place(tree: &Node, path: &[String]) -> Span {
    let mut node = tree;
    for key in path {
        node = node.get(key).unwrap_or(node);
    }
    node.span
}

fn catalogue(files: &BTreeMap<String, String>, sources: &mut Sources, diags: &mut Diagnostics) -> Catalogue {
    let mut catalogue = Catalogue::default();
    for (name, text) in files {
        let settings = ["theme.yaml", wording::FILE].contains(&name.as_str());
        let Some(id) = name.strip_suffix(".yaml").filter(|_| !settings) else { continue };
        match Kind::read(id, text) {
            Ok(kind) => catalogue.add(kind),
            Err(words) => {
                let words = format!("tệp loại văn bản không đọc được: {words}");
                diags.push(settings_fault(name, text, &words, sources, codes::T001));
            }
        }
    }
    catalogue
}

fn frames(
    files: &BTreeMap<String, String>,
    wording: Wording,
    sources: &mut Sources,
    diags: &mut Diagnostics,
) -> Tera {
    let mut tera = Tera::new();
    filters::register(&mut tera, wording);
    tera.autoescape_on([".xml"]);
    let xml = files.iter().filter(|(name, _)| name.ends_with(".xml"));
    if let Err(error) = tera.add_raw_templates(xml.map(|(name, text)| (name.as_str(), text.as_str()))) {
        diags.push(faults::in_template(&error, sources, |name| files.get(name).cloned()));
    }
    tera
}

/// The engine for texts of the content: what it inserts stays literal.
fn texts(wording: Wording) -> Tera {
    let mut tera = Tera::new();
    // `{#` is no comment in a text. The delimiters have two bytes, and controls never occur.
    let delimiters = Delimiters {
        comment_start: "\u{1}\u{2}".into(),
        comment_end: "\u{2}\u{1}".into(),
        ..Delimiters::default()
    };
    // Fails only where delimiters clash or templates are there already.
    tera.set_delimiters(delimiters).expect("delimiters of two bytes, before any template");
    filters::register(&mut tera, wording);
    references::register(&mut tera);
    tera.set_escape_fn(filters::escape);
    tera
}

#[cfg(test)]
mod tests {
    use super::Office;

    #[test]
    fn the_built_in_files_are_whole_and_every_kind_has_a_frame() {
        let office = Office::built_in();
        assert!(office.catalogue.kinds().count() > 0);
        for kind in office.catalogue.kinds() {
            assert!(office.frames.contains_template(&office.frame_of(kind)), "{}", kind.id);
        }
    }
}

//! The settings of an office: theme, kinds and templates, built in or its own.
//!
//! In: the files of a `templates/` folder that there are. Out: an [`Office`] that many documents share,
//! also between threads.

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::{Delimiters, Tera, escape_html};

use super::bounds::WovenTemplate;
use super::unfit::UnfitFiles;
use super::{bounds, faults, filters, given, references, settings, sums, wording};
use crate::budget::words::Wording;
use crate::content::house::{self, HouseLook, HouseRules};
use crate::content::kind::Kind;
use crate::content::laws::LegalRegister;
use crate::content::{Catalogue, waiver};
use crate::finding::{Finding, Findings, Report, codes};
use crate::source::Span;
use crate::theme::{Theme, ThemeDifference};
use crate::yaml::{self, Node};

/// The built-in files by name: those directly in `templates/`, found by `build.rs`.
pub const BUILT_IN: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/built_in.rs"));

/// Texts of files, by name.
pub type FileTexts = BTreeMap<String, String>;

/// Theme, kinds and templates.
#[derive(Debug)]
pub struct Office {
    /// Looks.
    pub theme: Theme,
    /// Kinds of documents.
    pub catalogue: Arc<Catalogue>,
    /// Its register of laws; None if it keeps none.
    pub house: HouseRules,
    /// Its register of laws; None if it has none.
    pub laws: Option<LegalRegister>,
    pub(super) frames: Tera,
    pub(super) texts: Tera,
    /// The engine for texts that puts marks around the values it inserts.
    pub(super) marking: Tera,
    pub(super) files: FileTexts,
    /// Its file of rules that are waived in all documents: its name in findings, and its text.
    pub waivers: Option<(String, String)>,
    /// Own files with characters that no document may contain.
    pub(super) unfit: UnfitFiles,
    /// What findings call the folder of the files.
    pub(super) folder: String,
}

impl Office {
    /// Whether its own files are free of characters that no document may contain; each one is reported.
    pub fn is_fit(&self, report: &mut Report) -> bool {
        self.unfit.check(report)
    }

    /// The office with built-in files only.
    pub fn built_in() -> Office {
        let mut report = Report::default();
        Office::with(BTreeMap::new(), &mut report)
            // The built-in files are read by a test.
            .unwrap_or_else(|| panic!("built-in templates: {:?}", report.findings))
    }

    /// An office whose own files, by name, replace the built-in ones.
    pub fn with(own: FileTexts, report: &mut Report) -> Option<Office> {
        Office::in_folder("templates", own, report)
    }

    /// As [`Office::with`], with the name of the folder that holds the files, for findings.
    pub fn in_folder(folder: &str, own: FileTexts, report: &mut Report) -> Option<Office> {
        let mut files = built_in();
        let theme = theme(folder, &own, report);
        let catalogue = catalogue(folder, &own, report);
        let unfit = UnfitFiles::of(folder, &own);
        let waivers = own.get(waiver::FILE).map(|text| (format!("{folder}/{}", waiver::FILE), text.clone()));
        let wording = wording::read(folder, &own, report);
        files.extend(own);
        let frames = frames(folder, &files, wording, report);
        let theme = theme?;
        let house = house_rules(folder, &files, &theme, report);
        let (folder, texts) = (folder.to_owned(), texts(wording));
        let mut marking = texts.clone();
        marking.set_escape_fn(given::marked);
        (!report.findings.has_errors()).then(|| Office {
            theme,
            catalogue: Arc::new(catalogue),
            house,
            laws: None,
            frames,
            texts,
            marking,
            files,
            waivers,
            unfit,
            folder,
        })
    }

    /// The name of a kind's template: its own if it has one, otherwise the one it shares.
    pub(super) fn frame_of(&self, kind: &Kind) -> String {
        let own = format!("{}.xml", kind.id);
        match &kind.mau {
            Some(shared) if !self.files.contains_key(&own) => shared.clone(),
            _ => own,
        }
    }
}

/// The built-in theme, overridden by what the office's own file names.
fn theme(folder: &str, own: &FileTexts, report: &mut Report) -> Option<Theme> {
    let Some(text) = own.get("theme.yaml").filter(|text| !yaml::names_nothing(text)) else {
        return Some(Theme::default());
    };
    let node = yaml::open(&format!("{folder}/theme.yaml"), text.as_bytes(), report)?;
    Theme::with(&node, &mut report.findings)
}

/// The office's own rules. If its file cannot be used, that is reported, and there are none.
fn house_rules(
    folder: &str,
    files: &BTreeMap<String, String>,
    theme: &Theme,
    report: &mut Report,
) -> HouseRules {
    let Some(text) = files.get(house::FILE) else { return HouseRules::default() };
    let mut looks = |demanded: &Node, findings: &mut Findings| {
        let of = |one: ThemeDifference| HouseLook {
            element: one.role.map(|role| role.info().element),
            message: one.message,
            line: one.line,
            of_one_size: one.of_one_size,
        };
        Some(theme.differences(demanded, findings)?.into_iter().map(of).collect())
    };
    house::read(&format!("{folder}/{}", house::FILE), text, &mut looks, report).unwrap_or_default()
}

/// The built-in kinds, replaced by the office's own of the same name.
fn catalogue(folder: &str, own: &FileTexts, report: &mut Report) -> Catalogue {
    let mut catalogue = Catalogue::default();
    for (id, text) in BUILT_IN.iter().filter_map(|(name, text)| Some((kind_of(name)?, text))) {
        catalogue.add_built_in(id, text);
    }
    for (name, text) in own {
        let Some(id) = kind_of(name) else { continue };
        let node = settings::open(folder, name, text, report);
        let kind = node.and_then(|node| Kind::read(id, &node, report));
        kind.into_iter().for_each(|kind| catalogue.add(kind));
    }
    catalogue
}

/// The id of the kind that a file is about. Returns None for a template or other settings.
fn kind_of(name: &str) -> Option<&str> {
    let settings = ["theme.yaml", waiver::FILE, wording::FILE, house::FILE].contains(&name);
    name.strip_suffix(".yaml").filter(|_| !settings)
}

/// The engine for frames. It stops at the first fault; then each of the office's own files is tried
/// alone.
fn frames(folder: &str, files: &FileTexts, wording: Wording, report: &mut Report) -> Tera {
    let engine = || {
        let mut tera = Tera::new();
        filters::register(&mut tera, wording);
        bounds::register(&mut tera);
        tera.autoescape_on([".xml"]);
        tera.set_escape_fn(|value, output| {
            bounds::written(value.len())?;
            escape_html(value, output)
        });
        tera
    };
    let mut tera = engine();
    let built_in = built_in();
    let Some(woven) = bounded(folder, files, &built_in, report) else { return tera };
    let Err(error) = tera.add_raw_templates(xml(&woven)) else { return tera };
    let before = report.findings.count().0;
    for (name, text) in woven.iter().filter(|(name, text)| built_in.get(*name) != Some(text)) {
        let mut alone = built_in.clone();
        alone.insert(name.clone(), text.clone());
        if let Err(error) = engine().add_raw_templates(xml(&alone)) {
            faults::in_template(&error, folder, report, |name| typed(files, name));
        }
    }
    if report.findings.count().0 == before {
        faults::in_template(&error, folder, report, |name| typed(files, name));
    }
    tera
}

/// A file as it was typed, and as Tera was given it if that is not the same.
pub(super) fn typed(files: &FileTexts, name: &str) -> Option<(String, Option<WovenTemplate>)> {
    let text = files.get(name)?;
    let built_in = BUILT_IN.iter().any(|(known, built_in)| *known == name && built_in == text);
    let woven = if built_in { None } else { bounds::weave(text, true).ok() };
    Some((text.clone(), woven))
}

/// The files with those of the office's own as Tera is given them. Returns None if one of them is too much;
/// that is reported.
fn bounded(folder: &str, files: &FileTexts, built_in: &FileTexts, report: &mut Report) -> Option<FileTexts> {
    let mut all = files.clone();
    let mut fits = true;
    for (name, text) in all.iter_mut().filter(|(name, _)| name.ends_with(".xml")) {
        if built_in.get(name) == Some(text) {
            continue;
        }
        match bounds::weave(text, true) {
            Ok(woven) => *text = woven.text,
            Err(refusal) => {
                let file = report.sources.add(&format!("{folder}/{name}"), text);
                let message = format!("mẫu `{name}` vượt giới hạn: {}", refusal.sentence);
                let place = |byte| faults::seen(text, byte, file, &report.sources);
                let at = Span::new(file, place(refusal.at.start)..place(refusal.at.end));
                let finding = Finding::error(codes::T023, at, message);
                let finding = finding.since(codes::T001.since);
                report.findings.push(finding.hint(refusal.hint));
                fits = false;
            }
        }
    }
    fits.then_some(all)
}

/// The frames among these files.
fn xml(files: &FileTexts) -> impl Iterator<Item = (&str, &str)> {
    files.iter().filter(|(name, _)| name.ends_with(".xml")).map(|(name, text)| (name.as_str(), text.as_str()))
}

fn built_in() -> FileTexts {
    BUILT_IN.iter().map(|&(name, text)| (name.to_owned(), text.to_owned())).collect()
}

/// The engine for texts of the content, in which inserted values stay literal.
fn texts(wording: Wording) -> Tera {
    let mut tera = Tera::new();
    // `{#` opens no comment in a text. The delimiters have two bytes, and controls never occur.
    let delimiters = Delimiters {
        comment_start: "\u{1}\u{2}".into(),
        comment_end: "\u{2}\u{1}".into(),
        ..Delimiters::default()
    };
    // Fails only where delimiters clash or templates are there already.
    tera.set_delimiters(delimiters).expect("delimiters of two bytes, before any template");
    filters::register(&mut tera, wording);
    bounds::register(&mut tera);
    references::register(&mut tera);
    tera.set_escape_fn(sums::escape);
    tera
}

#[cfg(test)]
mod tests {
    use super::{Office, Report, Theme};

    #[test]
    fn a_theme_of_comments_alone_names_nothing() {
        let own = [("theme.yaml".to_owned(), "# trang:\r\n\r\n#   le_trai: 35\r\n".to_owned())].into();
        let office = Office::with(own, &mut Report::default()).unwrap();
        assert!(office.theme == Theme::default());
    }

    #[test]
    fn the_built_in_files_are_whole_and_every_kind_has_a_frame() {
        let office = Office::built_in();
        assert!(office.catalogue.kinds().count() > 0);
        for kind in office.catalogue.kinds() {
            assert!(office.frames.contains_template(&office.frame_of(kind)), "{}", kind.id);
        }
    }
}

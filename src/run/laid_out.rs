//! What a PDF was made of, as files of a folder of its own.
//!
//! In: materials out of a PDF from anyone. Out: the files, each with its way below a new folder, so that the paper can be
//! built there; or which name no file may have. Whatever a name says, none leads out of the folder. Writing is left to
//! the caller.

use std::collections::BTreeMap;

use super::{places, system};
use crate::fonts::Faces;
use crate::made_of::{LAWS, Materials};

/// Folders above that of the paper from which it may take files.
const HIGHEST: usize = 8;
/// The length of the name of a file or folder.
const LONGEST: usize = 120;
/// Where the row of a locality goes.
const UNIT: &str = "dia-phuong-kem-theo.csv";

/// The files of a paper.
#[derive(Debug)]
pub(crate) struct LaidOut {
    /// Their bytes by their ways.
    pub(crate) files: BTreeMap<String, Vec<u8>>,
    /// The way of the paper's YAML.
    pub(crate) document: String,
    /// The way of the table with its locality, if it is made from a template.
    pub(crate) unit: Option<String>,
}

/// Lays out materials.
///
/// # Errors
/// The name that no file may have here.
pub(crate) fn of(materials: &Materials) -> Result<LaidOut, String> {
    let own = materials.files.iter().filter_map(|(way, blob)| Some((way.clone(), blob.as_ref()?)));
    let template =
        |name: &String| if name == LAWS { "phap_luat.yaml".to_owned() } else { format!("templates/{name}") };
    let templates = materials.templates.iter().map(|(name, blob)| (template(name), blob));
    let all: Vec<_> = own.chain(templates).collect();
    let mut up = 0;
    for (way, _) in &all {
        up = up.max(ups(way).ok_or_else(|| way.clone())?);
    }
    // The folder of the paper lies as deep as it has to, so that all it names is below the new one.
    let mut home: Vec<String> = (1..=up).map(|at| format!("thu-muc-{at}")).collect();
    if up > 0 {
        let names = materials.own_folders(&Faces::built_in());
        for (own, name) in home.iter_mut().rev().zip(names.into_iter().rev()) {
            own.clone_from(&name.filter(|name| ups(name) == Some(0)).unwrap_or_else(|| own.clone()));
        }
    }
    let below = |way: &str| {
        let ups = ups(way).unwrap_or_default();
        let kept = home[..home.len() - ups].iter().map(String::as_str);
        kept.chain(way.split('/').skip(ups)).collect::<Vec<_>>().join("/")
    };
    let mut files = BTreeMap::new();
    let mut known = BTreeMap::new();
    for (way, blob) in &all {
        let place = below(way);
        if known.insert(places::folded(&place), ()).is_some() {
            return Err(way.clone());
        }
        files.insert(place, blob.bytes().to_vec());
    }
    let document = below(&materials.document);
    if !files.contains_key(&document) {
        return Err(materials.document.clone());
    }
    let unit = materials.unit.as_ref().map(|unit| {
        let place = below(UNIT);
        files.insert(place.clone(), table(&unit.columns));
        place
    });
    Ok(LaidOut { files, document, unit })
}

/// How many folders a way goes up before it goes down; None where it is no plain way down.
fn ups(way: &str) -> Option<usize> {
    let parts: Vec<&str> = way.split('/').collect();
    let ups = parts.iter().take_while(|part| **part == "..").count();
    let is_plain = |part: &&str| {
        let letters = part.chars().all(|one| !one.is_control() && !"<>:\"|?*\\".contains(one));
        let ends = !part.ends_with(['.', ' ']) && !part.starts_with(' ');
        letters && ends && !part.is_empty() && part.len() <= LONGEST && system::device(part).is_none()
    };
    (ups <= HIGHEST && ups < parts.len() && parts[ups..].iter().all(is_plain)).then_some(ups)
}

/// The row of a locality as a table.
fn table(columns: &BTreeMap<String, String>) -> Vec<u8> {
    let cell = |text: &String| format!("\"{}\"", text.replace('"', "\"\""));
    let line = |cells: Vec<String>| cells.join(",") + "\n";
    let text = line(columns.keys().map(cell).collect()) + &line(columns.values().map(cell).collect());
    text.into_bytes()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::of;
    use crate::made_of::{Blob, Materials};

    fn materials(ways: &[&str]) -> Materials {
        Materials {
            program: "0.2.0".to_owned(),
            document: "a.yaml".to_owned(),
            files: ways.iter().map(|way| ((*way).to_owned(), Some(Blob::of(way.as_bytes())))).collect(),
            templates: BTreeMap::from([("theme.yaml".to_owned(), Blob::of(b"t"))]),
            unit: None,
        }
    }

    #[test]
    fn all_files_are_below_the_folder() {
        let laid = of(&materials(&["a.yaml", "bang/b.csv", "../chung/c.yaml", "../../d.csv"])).unwrap();
        let ways: Vec<&str> = laid.files.keys().map(String::as_str).collect();
        assert_eq!(
            ways,
            [
                "d.csv",
                "thu-muc-1/chung/c.yaml",
                "thu-muc-1/thu-muc-2/a.yaml",
                "thu-muc-1/thu-muc-2/bang/b.csv",
                "thu-muc-1/thu-muc-2/templates/theme.yaml",
            ]
        );
        assert_eq!(laid.document, "thu-muc-1/thu-muc-2/a.yaml");
    }

    #[test]
    fn names_that_no_file_may_have_are_refused() {
        for name in [
            "/etc/x",
            "a/../../x",
            "b/./c",
            "b//c",
            "..",
            "c:\\x",
            "x:y",
            "b\\c",
            "con.yaml",
            "x ",
            "x.",
            "",
            "A.yaml",
            "../../../../../../../../../x",
            "x\u{0}y",
            "a\nb",
        ] {
            assert!(of(&materials(&["a.yaml", name])).is_err(), "{name:?}");
        }
        assert!(of(&materials(&["b.yaml"])).is_err());
    }
}

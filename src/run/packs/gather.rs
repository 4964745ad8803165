//! What a document is made of, collected while it is made.
//!
//! In: its YAML, the templates, the locality, and the files that were read. Out: its pack, and the name of
//! the pack in its DOCX. Names are paths from the folder of the document, wherever the program was started.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::PackToKeep;
use crate::digest::of_bytes;
use crate::files;
use crate::fingerprint::package;
use crate::issue::lock::Lock;
use crate::made_of::{Blob, Materials, PackStore, UnitMaterials};
use crate::pipeline::{FormatBytes, LocalityData};
use crate::run::system;
use crate::write::Format;

/// The folder in a pack for an overlay that is not below the folder of the template.
const ELSEWHERE: &str = "tep-rieng";

/// The pack that the DOCX files of a document name.
pub(crate) enum NamedPack {
    /// No pack: there is no DOCX, or its paper was issued before there were packs.
    None,
    /// This pack, to be kept beside them.
    ToKeep(PackToKeep),
    /// The pack that an issued paper was made of, whose files have changed and which is not beside its YAML.
    NotAtHand(String),
}

impl NamedPack {
    /// The pack that is to be kept on the disk.
    pub(crate) fn into_kept(self) -> Option<PackToKeep> {
        match self {
            NamedPack::ToKeep(kept) => Some(kept),
            NamedPack::None | NamedPack::NotAtHand(_) => None,
        }
    }
}

/// What all documents of a pipeline are made of.
#[derive(Clone, Debug, Default)]
pub(crate) struct SharedMaterials {
    templates: BTreeMap<String, Blob>,
}

impl SharedMaterials {
    /// The office's own templates.
    pub(crate) fn of(templates: &BTreeMap<String, String>) -> SharedMaterials {
        let blob = |(name, text): (&String, &String)| (name.clone(), Blob::of(text.as_bytes()));
        SharedMaterials { templates: templates.iter().map(blob).collect() }
    }
}

/// What a document is made of, except the files that are read while it is made.
pub(crate) struct MadeOf<'a> {
    /// The name of its YAML, as it is read.
    pub(crate) name: &'a str,
    /// Its YAML.
    pub(crate) yaml: Blob,
    pub(crate) shared: &'a SharedMaterials,
    /// The locality, if the YAML is a template's.
    pub(crate) local: Option<LocalityData<'a>>,
    /// Whether its PDF carries what it is made of.
    pub(crate) in_pdf: bool,
}

impl MadeOf<'_> {
    /// Writes the name of the pack into the DOCX of a document: its own pack, or for an issued paper the one
    /// that it was issued with, if any. Returns the pack that is to be kept on the disk; if that is the pack
    /// of an issued paper whose files have changed since, it is looked for beside its YAML.
    pub(crate) fn put_into<'w>(
        &self,
        written: impl Iterator<Item = &'w mut FormatBytes>,
        read: &BTreeMap<String, Option<Blob>>,
        issued: Option<&Lock>,
    ) -> NamedPack {
        let mut files: Vec<&mut (Format, Vec<u8>)> = written.flatten().collect();
        // The PDF of an issued paper is as it was issued by now.
        let in_pdf = self.in_pdf && issued.is_none();
        let names_one = |format: Format| format == Format::Docx || (in_pdf && format == Format::Pdf);
        files.retain(|(format, _)| names_one(*format));
        if files.is_empty() {
            return NamedPack::None;
        }
        let pack = self.materials(read).sealed();
        let Some(name) = issued.map_or(Some(&pack.name), |lock| lock.nguon.as_ref()) else {
            return NamedPack::None;
        };
        for (format, bytes) in files {
            match format {
                Format::Pdf => *bytes = pack.put_into_pdf(bytes),
                _ => name_pack(bytes, name),
            }
        }
        let issued = issued.map(|lock| lock.van_ban.clone());
        if pack.name == *name {
            return NamedPack::ToKeep(PackToKeep { pack, issued });
        }
        let folder = system::folder_of(Path::new(self.name));
        let kept = PackStore::with(name, folder).and_then(|store| store.sealed(name).ok());
        match kept {
            Some(pack) => NamedPack::ToKeep(PackToKeep { pack, issued }),
            None => NamedPack::NotAtHand(name.clone()),
        }
    }

    /// All materials of the document.
    pub(crate) fn materials(&self, read: &BTreeMap<String, Option<Blob>>) -> Materials {
        let ways = Ways::of(self.name, self.local.and_then(|local| local.overlay).map(|(name, _)| name));
        let document = self.name.rsplit('/').next().unwrap_or(self.name).to_owned();
        let mut files: BTreeMap<String, Option<Blob>> =
            read.iter().map(|(name, blob)| (ways.way(name), blob.clone())).collect();
        files.insert(document.clone(), Some(self.yaml.clone()));
        let unit = self.local.map(|local| {
            let overlay = local.overlay.map(|(name, bytes)| {
                let way = ways.way(name);
                files.insert(way.clone(), Some(Blob::of(bytes)));
                way
            });
            UnitMaterials {
                columns: local.unit.columns().clone(),
                overlay,
                allocation: local.allocation.map(|allocation| allocation.print_of(local.unit.code())),
            }
        });
        Materials {
            program: env!("CARGO_PKG_VERSION").to_owned(),
            document,
            files,
            templates: self.shared.templates.clone(),
            unit,
        }
    }
}

/// What tells the inputs of a PDF that carries them from those of one that does not.
pub(crate) const IN_PDF: &[u8] = b"kem-nguon";

/// Puts into the PDF of an issued paper what it carried when it was issued, if it did. `name` is that of its YAML.
pub(crate) fn put_issued_into(files: &mut FormatBytes, lock: &Lock, name: &str) {
    let issued = lock.ket_qua.get(Format::Pdf.extension());
    let Some(pack) = lock.nguon.as_deref().filter(|_| lock.kem_nguon) else { return };
    let folder = system::folder_of(Path::new(name));
    let Some(pack) = PackStore::with(pack, folder).and_then(|store| store.sealed(pack).ok()) else { return };
    let is_other = |bytes: &[u8]| issued != Some(&of_bytes(bytes));
    for (_, bytes) in files.iter_mut().filter(|(format, bytes)| *format == Format::Pdf && is_other(bytes)) {
        *bytes = pack.put_into_pdf(bytes);
    }
}

/// Writes the name of a pack into a DOCX.
pub(crate) fn name_pack(docx: &mut Vec<u8>, name: &str) {
    *docx = package::with_pack(docx, name).expect("a package that was just made");
}

/// The folders from which files are named in a pack.
struct Ways {
    folder: String,
    /// The folder of the overlay, if it is not below the other.
    elsewhere: Option<String>,
}

impl Ways {
    fn of(document: &str, overlay: Option<&str>) -> Ways {
        let folder = folder(&absolute(document));
        let other = overlay.map(|overlay| self::folder(&absolute(overlay)));
        let elsewhere = other.filter(|other| !other.starts_with(&folder));
        Ways { folder, elsewhere }
    }

    fn way(&self, name: &str) -> String {
        let name = absolute(name);
        if let Some(rest) = self.elsewhere.as_ref().and_then(|folder| name.strip_prefix(folder.as_str())) {
            return format!("{ELSEWHERE}/{rest}");
        }
        files::way(&self.folder, &name)
    }
}

/// An absolute path, with `/` between folders and no `..`.
fn absolute(name: &str) -> String {
    let path = std::path::absolute(Path::new(name)).unwrap_or_else(|_| PathBuf::from(name));
    let mut parts: Vec<&str> = Vec::new();
    let name = system::shown(&path);
    for part in name.split('/') {
        match part {
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// The folder of a file, with `/` at the end.
fn folder(name: &str) -> String {
    name.rfind('/').map_or_else(String::new, |at| name[..=at].to_owned())
}

#[cfg(test)]
mod tests {
    use super::Ways;

    #[test]
    fn files_are_named_from_the_folder_of_the_document_wherever_the_program_runs() {
        for (document, overlay, file, way) in [
            ("content/a.yaml", None, "content/bang/so lieu.xlsx", "bang/so lieu.xlsx"),
            ("content/a.yaml", None, "chung/b.yaml", "../chung/b.yaml"),
            ("../content/a.yaml", None, "../chung/b.yaml", "../chung/b.yaml"),
            ("/srv/a.yaml", None, "/srv/./x/b.yaml", "x/b.yaml"),
            ("/srv/x/a.yaml", None, "/srv/b.yaml", "../b.yaml"),
            ("mau/m.yaml", Some("mau/xa/00004.yaml"), "mau/xa/00004.yaml", "xa/00004.yaml"),
            ("mau/m.yaml", Some("khac/xa/00004.yaml"), "khac/xa/00004.yaml", "tep-rieng/00004.yaml"),
            ("mau/m.yaml", Some("khac/xa/00004.yaml"), "khac/xa/anh/a.png", "tep-rieng/anh/a.png"),
            ("mau/m.yaml", Some("/o/xa/00004.yaml"), "mau/a.png", "a.png"),
        ] {
            assert_eq!(Ways::of(document, overlay).way(file), way, "{document} {overlay:?} {file}");
        }
        // The name is the same by whichever path the file is reached.
        let here = std::env::current_dir().unwrap();
        let name = here.file_name().unwrap().to_str().unwrap();
        assert_eq!(Ways::of("a.yaml", None).way(&format!("../{name}/b.yaml")), "b.yaml");
    }
}

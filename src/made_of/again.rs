//! Makes a document again from what it was made of.
//!
//! In: [`Materials`]. Out: the files that the program makes of them today, or the findings that prevent
//! it. The DOCX names the same pack again, so that the program of the same version gives the same bytes.
//! It leaves packs to `pack` and `stored`.

use std::collections::BTreeSet;
use std::io;
use std::sync::{Mutex, PoisonError};

use rust_decimal::Decimal;

use super::{Blob, LAWS, Materials, UnitMaterials};
use crate::content::laws::{self, LegalRegister};
use crate::files::Files;
use crate::finding::{Report, Version};
use crate::fingerprint::package;
use crate::fonts::Faces;
use crate::localities::Locality;
use crate::localities::allocation::Allocation;
use crate::pipeline::{FormatBytes, Input, LocalityData, Pipeline, Rendered, Stages};
use crate::source::Span;
use crate::template::Office;
use crate::write::Format;

/// What findings call the allocation of a locality, for which a pack has no file.
const ALLOCATION: &str = "phân bổ";

impl Files for Materials {
    fn read(&self, name: &str) -> io::Result<Vec<u8>> {
        let mut name = name.to_owned();
        loop {
            match self.files.get(&name) {
                Some(Some(blob)) => return Ok(blob.bytes().to_vec()),
                Some(None) => return Err(io::ErrorKind::NotFound.into()),
                None => name = down_again(&name).ok_or(io::ErrorKind::NotFound)?,
            }
        }
    }
}

/// Materials that remember what was asked for.
struct AskedFiles<'a> {
    of: &'a Materials,
    names: Mutex<BTreeSet<String>>,
}

impl Files for AskedFiles<'_> {
    fn read(&self, name: &str) -> io::Result<Vec<u8>> {
        self.names.lock().unwrap_or_else(PoisonError::into_inner).insert(name.to_owned());
        self.of.read(name)
    }
}

/// Shortens a path that goes up and down again into the same folder, whatever its name was:
/// `../content/a.yaml` to `a.yaml`. The pack lists files that were looked for by their shortest paths.
fn down_again(way: &str) -> Option<String> {
    let up = way.split('/').take_while(|part| *part == "..").count();
    let parts: Vec<&str> = way.split('/').collect();
    let shorter = || [&parts[..up - 1], &parts[up + 1..]].concat().join("/");
    (up > 0 && parts.len() > up + 1).then(shorter)
}

impl Materials {
    /// The bytes of its YAML.
    pub fn yaml(&self) -> &[u8] {
        self.files.get(&self.document).and_then(Option::as_ref).map_or(&[], super::Blob::bytes)
    }

    /// Puts other bytes in the place of one of its files.
    pub fn put(&mut self, name: &str, blob: Blob) {
        let mut name = name.to_owned();
        while !self.files.contains_key(&name) {
            let Some(shorter) = down_again(&name) else { break };
            name = shorter;
        }
        self.files.insert(name, Some(blob));
    }

    /// The pipeline of its templates, with these faces.
    ///
    /// # Errors What is wrong with the templates by the rules of this version.
    pub fn pipeline(&self, faces: &Faces) -> Result<Pipeline, Report> {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let own = self.templates.iter().filter(|(name, _)| *name != LAWS);
        let own = own.map(|(name, blob)| (name.clone(), text(blob.bytes()))).collect();
        let mut report = Report::default();
        let laws = self.templates.get(LAWS);
        let laws = laws.and_then(|blob| LegalRegister::read(laws::FILE, blob.bytes(), &mut report));
        match Office::in_folder("templates", own, &mut report) {
            Some(mut office) if !report.findings.has_errors() => {
                office.theme.faces = faces.clone();
                office.laws = laws;
                Ok(Pipeline::new(office))
            }
            _ => Err(report),
        }
    }

    /// Makes its files.
    ///
    /// # Errors What is wrong with it by the rules of the version that made it.
    pub fn render(&self, pipeline: &Pipeline, formats: &[Format]) -> Result<Rendered, Report> {
        let mut rendered = self.render_with(self, pipeline, formats)?;
        self.name_pack(&mut rendered.files);
        Ok(rendered)
    }

    fn render_with(
        &self,
        files: &dyn Files,
        pipeline: &Pipeline,
        formats: &[Format],
    ) -> Result<Rendered, Report> {
        match &self.unit {
            None => pipeline.render(self.input(files), formats),
            Some(unit) => self.locally(unit, |local| pipeline.render_for(self.input(files), local, formats)),
        }
    }

    /// Makes it up to its tree, without any file.
    pub fn stages(&self, pipeline: &Pipeline) -> (Option<Stages>, Report) {
        match &self.unit {
            None => pipeline.dossier(self.input(self)),
            Some(unit) => self.locally(unit, |local| pipeline.dossier_for(self.input(self), local)),
        }
    }

    /// The sums stated in it that its figures do not give, with what they give.
    pub fn stated_sums(&self, pipeline: &Pipeline) -> (Vec<(Span, Decimal)>, Report) {
        match &self.unit {
            None => pipeline.stated_sums(self.input(self), None),
            Some(unit) => self.locally(unit, |local| pipeline.stated_sums(self.input(self), Some(local))),
        }
    }

    /// What makes its template the document of its locality.
    fn locally<T>(&self, unit: &UnitMaterials, make: impl FnOnce(LocalityData<'_>) -> T) -> T {
        let place = Locality::of(unit.columns.clone());
        let overlay = unit.overlay.as_ref().and_then(|name| {
            let blob = self.files.get(name)?.as_ref()?;
            Some((name.as_str(), blob.bytes()))
        });
        let local = LocalityData { unit: &place, overlay, allocation: None, origins: None };
        self.with_allocation(local, make)
    }

    /// What a locality has, with the figures that the city allocates to it as they were kept.
    pub fn with_allocation<T>(&self, local: LocalityData<'_>, make: impl FnOnce(LocalityData<'_>) -> T) -> T {
        let print = self.unit.as_ref().and_then(|unit| unit.allocation.as_ref());
        let code = local.unit.code();
        let allocation = print.and_then(|print| Allocation::of_print(code, print, ALLOCATION));
        make(LocalityData { allocation: allocation.as_ref(), ..local })
    }

    /// The names of the folders that lead down to its own, the nearest last, as far as its files say them to each other: a
    /// pack has only ways from its own folder.
    pub fn own_folders(&self, faces: &Faces) -> Vec<Option<String>> {
        let asked = AskedFiles { of: self, names: Mutex::default() };
        // What the paper asks for before something is wrong with it is enough.
        if let Ok(pipeline) = self.pipeline(faces) {
            drop(self.render_with(&asked, &pipeline, &[]));
        }
        let mut found: Vec<Option<String>> = Vec::new();
        for mut name in asked.names.into_inner().unwrap_or_else(PoisonError::into_inner) {
            while !self.files.contains_key(&name)
                && let Some(shorter) = down_again(&name)
            {
                let up = name.split('/').take_while(|part| *part == "..").count();
                found.resize(found.len().max(up), None);
                found[up - 1] = name.split('/').nth(up).map(str::to_owned);
                name = shorter;
            }
        }
        found.reverse();
        found
    }

    /// Makes the files of each of its appendices separately.
    ///
    /// # Errors As [`Materials::render`].
    pub fn render_appendices(
        &self,
        pipeline: &Pipeline,
        formats: &[Format],
    ) -> Result<Vec<FormatBytes>, Report> {
        let (mut all, _) = pipeline.render_appendices(self.input(self), formats)?;
        all.iter_mut().for_each(|files| self.name_pack(files));
        Ok(all)
    }

    fn input<'a>(&'a self, files: &'a dyn Files) -> Input<'a> {
        Input { name: &self.document, bytes: self.yaml(), files, issued_by: Version::read(&self.program) }
    }

    fn name_pack(&self, files: &mut FormatBytes) {
        let name = self.sealed().name;
        for (_, bytes) in files.iter_mut().filter(|(format, _)| *format == Format::Docx) {
            *bytes = package::with_pack(bytes, &name).expect("a package that was just made");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::down_again;

    #[test]
    fn a_way_up_and_down_is_shortened() {
        assert_eq!(down_again("../content/a.yaml").as_deref(), Some("a.yaml"));
        assert_eq!(down_again("../../x/content/a.yaml").as_deref(), Some("../content/a.yaml"));
        assert_eq!(down_again("../a.yaml"), None);
        assert_eq!(down_again("a.yaml"), None);
    }
}

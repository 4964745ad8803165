//! A template as the document of one locality.
//!
//! In: the template's node, the locality and its overlay. Out: a node that `content` reads like that of any
//! other document. Further sources of a locality's own values belong in [`LocalityData`].

use super::{Input, Pipeline, Stages};
use crate::finding::{Finding, Findings, Report, codes};
use crate::issue::given;
use crate::localities::origin::{self, OriginTexts, PartOrigin};
use crate::localities::{Locality, LocalityWords, allocation, allocation::Allocation, overlay};
use crate::paper::Paper;
use crate::template::{self, Office};
use crate::yaml::{self, Node};

/// What makes a template the document of one locality.
#[derive(Clone, Copy, Debug)]
pub struct LocalityData<'a> {
    /// The locality.
    pub unit: &'a Locality,
    /// The name and the YAML of the file that says what is different for it.
    pub overlay: Option<(&'a str, &'a [u8])>,
    /// What the city allocates to it.
    pub allocation: Option<&'a Allocation>,
    /// What the parts of that file replaced when it was written, as far as it was kept.
    pub origins: Option<&'a OriginTexts>,
}

impl LocalityData<'_> {
    /// The template with the locality's overlay laid over it. Returns None if the overlay cannot be read.
    pub(super) fn lay(self, template: Node, report: &mut Report) -> Option<Node> {
        let Some((name, bytes)) = self.overlay else { return Some(template) };
        // A file that holds only comments changes nothing.
        if only_notes(bytes) {
            return Some(template);
        }
        let own = yaml::open(name, bytes, report)?;
        if let Some(texts) = self.origins {
            let changed = origin::origins(&template, &own).into_iter().filter(PartOrigin::is_changed);
            changed.for_each(|part| report.findings.push(part.finding(texts)));
        }
        Some(overlay::lay(template, own, &mut report.findings))
    }
}

impl Pipeline {
    /// The tree that a template gives for one locality. Returns None if something in it is wrong.
    pub fn tree_for(&self, template: Input<'_>, local: LocalityData<'_>) -> (Option<Paper>, Report) {
        let (dossier, report) = self.dossier_of(template, Some(local));
        (dossier.map(|dossier| dossier.tree), report)
    }

    /// The document that a template gives for one locality, at each stage on its way. Returns None if something
    /// in it is wrong.
    pub fn dossier_for(&self, template: Input<'_>, local: LocalityData<'_>) -> (Option<Stages>, Report) {
        self.dossier_of(template, Some(local))
    }
}

fn only_notes(bytes: &[u8]) -> bool {
    let blank = |line: &[u8]| {
        let line = line.trim_ascii();
        line.is_empty() || line.starts_with(b"#")
    };
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).split(|byte| *byte == b'\n').all(blank)
}

/// Puts number, day and signers of the list into the paper.
fn put_given(office: &Office, node: &mut Node, unit: &Locality, findings: &mut Findings) {
    let kind = node.get("loai").and_then(Node::scalar).map(|scalar| scalar.text.trim().to_owned());
    // A kind that is not known is reported when the content is read.
    if let Some(kind) = kind.and_then(|kind| office.catalogue.kind(&kind)) {
        given::put(node, &kind, &given::order_of(unit.columns()), findings);
    }
}

/// Decides conditions and fills in words. Returns the words of the locality, or None if something is wrong:
/// what follows would be about parts that are not meant.
pub(super) fn settle(
    office: &Office,
    node: &mut Node,
    local: Option<LocalityData<'_>>,
    report: &mut Report,
) -> Option<Option<LocalityWords>> {
    if local.is_none()
        && node.get("loai").is_some()
        && let Some(at) = node.get("dia_phuong").filter(|node| !node.is_empty()).map(|node| node.span)
    {
        let name = report.sources.file(at.file).name();
        report.findings.push(
            Finding::error(
                codes::U001,
                at,
                "tệp này là mẫu dùng cho nhiều địa phương, không dựng riêng được",
            )
            .hint(format!("dựng cho từng địa phương: `vanban batch {name}`")),
        );
        return None;
    }
    // Errors from before say nothing about parts and words.
    let before = report.findings.count().0;
    let words = local.map(|local| template::words(office, node, local.unit, &mut report.findings));
    template::settle(office, node, words.as_ref(), report);
    if let Some(local) = local.filter(|_| report.findings.count().0 == before) {
        put_given(office, node, local.unit, &mut report.findings);
    }
    // Now only the locality's own parts are left.
    if let Some(local) = local.filter(|_| report.findings.count().0 == before) {
        allocation::put(node, local.unit, local.allocation, report);
    }
    (report.findings.count().0 == before).then_some(words)
}

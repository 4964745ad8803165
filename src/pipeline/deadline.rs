//! Until when a document may be worked on: asked between the stages of its way and before each format.
//!
//! In: whether the time is over, which whoever runs the pipeline knows; no stage reads a clock. Out: the finding
//! that ends one document and no other. What runs on within a stage is left to who started the program.

use super::Pipeline;
use crate::finding::{Finding, Report, codes};

/// Until when documents may be worked on.
pub struct Deadline {
    words: String,
    is_over: Box<dyn Fn() -> bool + Send + Sync>,
}

impl Deadline {
    /// The time is over once `is_over` says so; `words` then say why in the finding of a document: `quá 5 giây`.
    pub fn new(words: impl Into<String>, is_over: impl Fn() -> bool + Send + Sync + 'static) -> Deadline {
        Deadline { words: words.into(), is_over: Box::new(is_over) }
    }
}

impl Pipeline {
    /// The same pipeline, which leaves each document that is not done by then: it is told with W009 and not
    /// written.
    pub fn until(self, deadline: Deadline) -> Pipeline {
        Pipeline { deadline: Some(deadline), ..self }
    }

    /// The finding if no time is left, about the document of this name.
    pub(super) fn late(&self, name: &str) -> Option<Finding> {
        let Deadline { words, .. } = self.deadline.as_ref().filter(|deadline| (deadline.is_over)())?;
        let message = format!("`{name}`: dừng giữa chừng, vì đã {words}; chưa ghi tệp nào của văn bản này");
        Some(
            Finding::general(codes::W009, message)
                .hint("tách nhỏ văn bản, hoặc cho nhiều thời gian hơn rồi chạy lại"),
        )
    }

    /// Goes on if any time is left. Returns None, with the finding, if not.
    pub(super) fn in_time(&self, name: &str, report: &mut Report) -> Option<()> {
        match self.late(name) {
            None => Some(()),
            Some(finding) => {
                report.findings.push(finding);
                None
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::Deadline;
    use crate::pipeline::{Input, Pipeline};
    use crate::write::Format;

    const LETTER: &str = "loai: ke_hoach\nco_quan: {ten: UBND xã An Bình}\nky_hieu: KH-UBND\ndia_danh: An Bình\n\
        nam: 2026\ntrich_yeu: Trồng rừng\nnoi_dung: Trồng rừng./.\nnoi_nhan: Các thôn\n\
        nguoi_ky: {chuc_vu: Chủ tịch, ho_ten: Nguyễn Văn An}\n";

    /// Wherever it is asked, a document ends there, with one finding and no file; of the last time it is asked
    /// nothing is left to do.
    #[test]
    fn a_document_ends_at_whatever_stage_the_time_is_over() {
        let mut ended = 0;
        for stage in 0.. {
            let asked = Arc::new(AtomicUsize::new(0));
            let clock = asked.clone();
            let is_over = move || clock.fetch_add(1, Ordering::Relaxed) >= stage;
            let pipeline = Pipeline::built_in().until(Deadline::new("quá 5 giây", is_over));
            let input = Input::alone("a.yaml", LETTER.as_bytes());
            match pipeline.render(input, &[Format::Pdf, Format::Docx, Format::Text]) {
                Ok(rendered) => {
                    assert_eq!(rendered.files.len(), 3);
                    break;
                }
                Err(report) => {
                    let told: Vec<_> = report.findings.iter().filter(|one| one.code.name == "W009").collect();
                    assert_eq!(told.len(), 1, "{report}");
                    let message =
                        "`a.yaml`: dừng giữa chừng, vì đã quá 5 giây; chưa ghi tệp nào của văn bản này";
                    assert_eq!(told[0].message, message);
                    ended += 1;
                }
            }
        }
        // Reading, tree, rules, page, layout, three formats.
        assert_eq!(ended, 8);
    }
}

//! What a long paper costs: ten times the text takes about ten times the time, not a hundred.
//!
//! Both sizes are measured in one run, the least of three each, so that the machine and the build do not
//! matter. A step for each pair of things would be a hundred times.

use std::time::{Duration, Instant};

use vanban::rooms::pipeline::Input;

use super::{DECISION, PIPELINE, changed};

/// Ten times, and room for what does not grow evenly.
const MOST: u32 = 30;

#[expect(
    clippy::disallowed_methods,
    reason = "two sizes are compared; nothing that is written holds the time"
)]
fn time(yaml: &str) -> Duration {
    let once = || {
        let start = Instant::now();
        let (_, report) = PIPELINE.tree(Input::alone("vb.yaml", yaml.as_bytes()));
        let taken = start.elapsed();
        assert!(!report.findings.iter().any(|one| one.code.name == "W004"), "{report}");
        taken
    };
    (0..3).map(|_| once()).min().unwrap_or_default()
}

#[track_caller]
fn grows_evenly(what: &str, few: usize, paper: impl Fn(usize) -> String) {
    let (one, ten) = (time(&paper(few)), time(&paper(few * 10)));
    assert!(ten <= one * MOST, "{what}: {few} take {one:?}, {} take {ten:?}", few * 10);
}

fn article(text: &str) -> String {
    changed(DECISION, &[("Điều 1. Phê duyệt Kế hoạch.", &format!("Điều 1. Phê duyệt Kế hoạch{text}."))])
}

#[test]
fn emphasis_in_a_long_paragraph() {
    grows_evenly("stars that nothing closes", 2000, |count| article(&" **a".repeat(count)));
    grows_evenly("stars of both sorts", 1000, |count| article(&" *a **b".repeat(count)));
    grows_evenly("words in bold", 1000, |count| article(&" **a** *b*".repeat(count)));
}

#[test]
fn citations_in_a_long_paragraph_and_in_grounds() {
    let law = " theo Luật số 12/2025/QH15 ngày 05 tháng 6 năm 2025,";
    grows_evenly("a law cited again and again", 200, |count| article(&law.repeat(count)));
    grows_evenly("grounds", 200, |count| {
        let ground = |at| format!("\n  Nghị định số {at}/2025/NĐ-CP ngày 01 tháng 7 năm 2025 của Chính phủ");
        let grounds: String = (1..=count).map(ground).collect();
        let law = "can_cu: Luật Lâm nghiệp ngày 15 tháng 11 năm 2017";
        changed(DECISION, &[(law, &format!("can_cu: |{grounds}"))])
    });
}

/// The words of a fault are looked up once in their paragraph, on paper and in the file, also where a variable
/// gives some of them.
#[test]
fn faults_in_a_long_paragraph() {
    grows_evenly("a place to fill in", 300, |count| article(&" [điền]".repeat(count)));
    grows_evenly("words to mend", 200, |count| article(&", uỷ ban nhân dân Tỉnh".repeat(count)));
    grows_evenly("words to mend beside a variable", 100, |count| {
        article(&", uỷ ban nhân dân Tỉnh {{ nam }}".repeat(count))
    });
}

#[test]
fn recipients_and_findings() {
    grows_evenly("recipients", 300, |count| {
        let all: String = (0..count).map(|at| format!("\n  Sở thứ {at}")).collect();
        changed(DECISION, &[("noi_nhan: Như Điều 2", &format!("noi_nhan: |{all}"))])
    });
    grows_evenly("places to fill in", 200, |count| {
        let line = |at| format!("\n  Điều {at}. Giao việc [điền vào {at}].");
        let all: String = (1..=count).map(line).collect();
        changed(
            DECISION,
            &[(
                "\n  Điều 1. Phê duyệt Kế hoạch.\n  Điều 2. Quyết định này có hiệu lực kể từ ngày ký./.",
                &all,
            )],
        )
    });
}

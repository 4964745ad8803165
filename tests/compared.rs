//! Two versions of a dossier compared: `vanban budget diff`, and `so_sanh` in an appendix.

use expect_test::expect;

use crate::harness::Case;

/// The city's dossier as it was, and as it is after `change`.
fn versions(change: impl Fn(&str) -> String) -> Case {
    let old = include_str!("../content/quyet-dinh-san-xuat-tieu-dung-ben-vung.yaml");
    Case::new().file("cu.yaml", old).file("moi.yaml", &change(old))
}

/// 100 triệu đồng more for one task in 2027, as the sample that amends it says.
fn amended(old: &str) -> String {
    let new = old.replace("2027: 730", "2027: 830");
    assert_ne!(new, old);
    new
}

#[test]
fn changed_figures_show_in_the_terminal() {
    versions(amended).run("budget diff cu.yaml moi.yaml").code(0).stdout(expect![[""]]).stderr(expect![[""]]);
}

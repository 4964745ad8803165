mod shown;

use super::{RowKind, Sheet, sheet};
use crate::content::money::format_amount;
use crate::content::table::samples::{self, read};
use crate::content::table::{Amount, Bang, Group, StatedSum, TablePart};
use crate::finding::{Findings, codes, render};
use expect_test::expect;
use proptest::prelude::*;
use rust_decimal::Decimal;
use std::sync::{Arc, OnceLock};

fn compute(bang: &Bang, findings: &mut Findings) -> Sheet {
    sheet(&Arc::new(bang.clone()), findings)
}

/// The grand total of a column.
fn total(sheet: &Sheet, column: &str) -> Option<Decimal> {
    sheet.grand()[sheet.bang.column(column)?]
}

/// The figure of a group or a task in a column.
fn figure(sheet: &Sheet, kind: RowKind, id: &str, column: &str) -> Option<Decimal> {
    let rows = sheet.rows();
    let row = rows.iter().find(|row| row.kind() == kind && row.id() == Some(id))?;
    row.shown[sheet.bang.column(column)?]
}

fn line(bang: &Bang, figure: impl Fn(&str) -> Option<Decimal>) -> String {
    let money = bang.columns.iter().filter(|column| column.kind.holds_money());
    money
        .map(|column| figure(&column.id.text).map_or("?".to_owned(), format_amount))
        .collect::<Vec<_>>()
        .join(" ")
}

/// All findings of a table and its sums, in short form.
fn findings(text: &str) -> String {
    let (bang, mut report) = read(text);
    compute(&bang.unwrap(), &mut report.findings);
    report.findings.sort();
    render::short(&report)
}

#[test]
fn the_citys_figures_add_up() {
    let bang = read(samples::CITY).0.unwrap();
    let mut findings = Findings::default();
    let totals = compute(&bang, &mut findings);
    assert!(findings.is_empty(), "{findings:?}");
    let mut lines = vec![line(&bang, |id| total(&totals, id))];
    let of = |kind| move |ma: &str, totals: &Sheet| line(&totals.bang, |id| figure(totals, kind, ma, id));
    lines.extend(bang.group_ids().map(|ma| format!("{ma}: {}", of(RowKind::Group)(ma, &totals))));
    lines.extend(bang.task_ids().map(|ma| format!("{ma}: {}", of(RowKind::Task)(ma, &totals))));
    expect![[r#"
        18.260 23.035 25.335 27.815 30.675 125.120
        truyen_thong: 1.100 1.210 1.330 1.470 1.620 6.730
        lien_ket: 4.960 5.405 5.945 6.545 7.165 30.020
        phan_phoi: 12.200 16.420 18.060 19.800 21.890 88.370
        tai_lieu: 420 460 510 560 620 2.570
        tap_huan: 680 750 820 910 1.000 4.160
        co_so_du_lieu: 400 440 480 530 590 2.440
        vong_doi: 200 220 240 270 290 1.220
        sach_hon: 3.300 3.630 4.000 4.400 4.800 20.130
        cong_cu: 660 730 800 880 970 4.040
        tai_che: 400 385 425 465 515 2.190
        hoi_cho: 12.200 13.420 14.760 16.200 17.900 74.480
        kinh_doanh_xanh: 0 1.000 1.100 1.200 1.330 4.630
        nuoc_ngoai: 0 2.000 2.200 2.400 2.660 9.260"#]]
    .assert_eq(&lines.join("\n"));
    assert_eq!((total(&totals, "ten"), total(&totals, "2031")), (None, None));
    assert_eq!(figure(&totals, RowKind::Group, "tai_lieu", "tong"), None);
}

#[test]
fn stated_sums_that_differ_are_named_with_both_figures() {
    let text = samples::CITY
        .replace("tong: 6.730}", "tong: 6.370}")
        .replace("tong: {tong: 2.570}", "tong: {tong: 2.750}")
        .replace("2027: 23.035", "2027: 23.305");
    expect![[r#"
        bang.yaml:20:83: lỗi[B003]: nhóm I ghi 6.370 ở cột `tong`, cộng từ các nhiệm vụ là 6.730; gợi ý: sửa số ghi sẵn hoặc các số của nhiệm vụ
        bang.yaml:32:22: lỗi[B003]: nhiệm vụ `tai_lieu` ghi 2.750 ở cột `tong`, tính từ các số của hàng là 2.570; gợi ý: sửa số ghi sẵn hoặc các số của nhiệm vụ
        bang.yaml:72:30: lỗi[B003]: dòng tổng cộng ghi 23.305 ở cột `2027`, cộng từ các nhiệm vụ là 23.035; gợi ý: sửa số ghi sẵn hoặc các số của nhiệm vụ
    "#]].assert_eq(&findings(&text));
}

#[test]
fn what_could_not_be_read_is_not_told_again_as_a_wrong_sum() {
    let text = samples::CITY.replace("2026: 420", "2026: 42O");
    expect![[r#"
        bang.yaml:31:26: lỗi[B001]: `42O` không phải là số: có `O`; gợi ý: có chữ O gõ thay cho số 0
    "#]]
    .assert_eq(&findings(&text));
}

#[test]
fn sums_beyond_exact_counting_are_refused() {
    let mut bang = read(samples::CITY).0.unwrap();
    each_amount(&mut bang.parts, &mut |amount| amount.value = Decimal::from(10_i128.pow(21) - 1));
    let mut findings = Findings::default();
    let totals = compute(&bang, &mut findings);
    assert_eq!((total(&totals, "2026"), total(&totals, "tong")), (None, None));
    assert!(findings.iter().all(|one| one.code == codes::B004));
    // One for each place where the limit is first exceeded: a row, or a group in a column.
    assert_eq!(findings.iter().count(), 10 + 3 * 5);
}

fn each_amount(parts: &mut [TablePart], change: &mut dyn FnMut(&mut Amount)) {
    for part in parts {
        match part {
            TablePart::Group(group) => each_amount(&mut group.parts, change),
            TablePart::Task(task) => task.amounts.iter_mut().flatten().for_each(&mut *change),
        }
    }
}

/// How rows nest: a task, or a group of these.
#[derive(Clone, Debug)]
enum FigureNest {
    Task([i64; 5]),
    Group(Vec<FigureNest>),
}

fn nests() -> impl Strategy<Value = Vec<FigureNest>> {
    let task = prop::array::uniform5(0..1_000_000_000_i64).prop_map(FigureNest::Task);
    let nest =
        task.prop_recursive(4, 40, 6, |inner| prop::collection::vec(inner, 0..6).prop_map(FigureNest::Group));
    prop::collection::vec(nest, 0..6)
}

/// A table with the city's columns and other rows.
fn table(nests: &[FigureNest]) -> Bang {
    static CITY: OnceLock<Bang> = OnceLock::new();
    let mut bang = CITY.get_or_init(|| read(samples::CITY).0.unwrap()).clone();
    let TablePart::Group(group) = &bang.parts[0] else { panic!("a group") };
    let (group, TablePart::Task(task)) = (group.clone(), group.parts[0].clone()) else { panic!("a task") };
    let money: Vec<usize> = (0..bang.columns.len()).filter(|&at| task.amounts[at].is_some()).collect();
    fn part(
        nest: &FigureNest,
        group: &Group,
        task: &crate::content::table::Task,
        money: &[usize],
    ) -> TablePart {
        match nest {
            FigureNest::Group(inner) => {
                let parts = inner.iter().map(|nest| part(nest, group, task, money)).collect();
                TablePart::Group(Group { id: None, stated: Vec::new(), parts, ..group.clone() })
            }
            FigureNest::Task(figures) => {
                let mut task = crate::content::table::Task { id: None, stated: Vec::new(), ..task.clone() };
                for (&place, &figure) in money.iter().zip(figures) {
                    // Hundredths, so that decimals are tested too.
                    task.amounts[place] =
                        task.amounts[place].map(|amount| Amount { value: Decimal::new(figure, 2), ..amount });
                }
                TablePart::Task(task)
            }
        }
    }
    bang.parts = nests.iter().map(|nest| part(nest, &group, &task, &money)).collect();
    bang.total.as_mut().unwrap().stated.clear();
    bang
}

fn leaves(nests: &[FigureNest], figures: &mut Vec<[i64; 5]>) {
    for nest in nests {
        match nest {
            FigureNest::Task(task) => figures.push(*task),
            FigureNest::Group(inner) => leaves(inner, figures),
        }
    }
}

proptest! {
    #[test]
    fn a_total_is_the_sum_of_its_leaves_in_any_nesting_and_order(nests in nests()) {
        let mut findings = Findings::default();
        let totals = compute(&table(&nests), &mut findings);
        let mut figures = Vec::new();
        leaves(&nests, &mut figures);
        for (year, id) in ["2026", "2027", "2028", "2029", "2030"].into_iter().enumerate() {
            let sum: i64 = figures.iter().map(|task| task[year]).sum();
            prop_assert_eq!(total(&totals, id), Some(Decimal::new(sum, 2)));
        }
        let all: i64 = figures.iter().flatten().sum();
        prop_assert_eq!(total(&totals, "tong"), Some(Decimal::new(all, 2)));
        let mut turned = nests.clone();
        turned.reverse();
        let turned = compute(&table(&turned), &mut findings);
        prop_assert_eq!(turned.grand(), totals.grand());
        prop_assert!(findings.is_empty());
    }

    #[test]
    fn a_stated_sum_passes_only_when_it_is_the_sum(nests in nests(), off in -3..=3_i64) {
        let mut bang = table(&nests);
        let mut findings = Findings::default();
        let value = total(&compute(&bang, &mut findings), "tong").unwrap() + Decimal::new(off, 2);
        let column = bang.column("tong").unwrap();
        let amount = Amount { value, at: bang.at() };
        bang.total.as_mut().unwrap().stated.push(StatedSum { column, amount });
        compute(&bang, &mut findings);
        prop_assert_eq!(findings.is_empty(), off == 0);
    }
}

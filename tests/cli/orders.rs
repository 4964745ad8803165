//! What is missing or doubled in an order, a command or a name: told first, and with what to write.

use expect_test::expect;

use super::issue::papers;
use super::office;
use crate::harness::Case;

/// One number twice in a table: at its cell, with the other faults of the table.
#[test]
fn a_number_twice_in_a_table_is_told_by_its_row() {
    let paper = |case: Case, name: &str| {
        let text = case.read("quyet-dinh.yaml");
        case.file(name, text)
    };
    let case = paper(paper(papers(), "hai.yaml"), "ba.yaml");
    let case = case.file(
        "so.csv",
        "tep,so,ngay,nguoi_ky\nquyet-dinh.yaml,206,05/11/2026,\nhai.yaml,0206,06/11/2026,\nkhong-co.yaml,7,06/11/2026,\n/ho-so/hai.yaml,9,06/11/2026,\nba.yaml,206,06/11/2027,\nto-trinh.yaml,206,06/11/2026,\n",
    );
    case.run("issue --csv so.csv")
        .code(1)
        .stdout(expect![[r#"
        Chưa ghi gì: sửa các lỗi trên rồi chạy lại
    "#]])
        .stderr(expect![[r#"
            lỗi[P005]: số 206/QĐ-UBND năm 2026 đã ghi cho `quyet-dinh.yaml` ở dòng 2
             --> so.csv:3:10
              |
            3 | hai.yaml,0206,06/11/2026,
              |          ^^^^
              |
              = gợi ý: mỗi số trong một dãy số và một năm chỉ cấp cho một văn bản; xem lại số

            lỗi[P004]: không có tệp `khong-co.yaml`
             --> so.csv:4:1
              |
            4 | khong-co.yaml,7,06/11/2026,
              | ^^^^^^^^^^^^^
              |
              = gợi ý: đường dẫn ở cột `tep` tính từ thư mục chứa bảng này

            lỗi[P004]: đường dẫn `/ho-so/hai.yaml` không tính từ thư mục của tệp này
             --> so.csv:5:1
              |
            5 | /ho-so/hai.yaml,9,06/11/2026,
              | ^^^^^^^^^^^^^^^
              |
              = gợi ý: ghi đường dẫn từ thư mục chứa tệp này, ví dụ `to-trinh.yaml` hay `../chung/to-trinh.yaml`

        "#]]);
    assert!(!case.path("out").exists());
    // Other series and other years have numbers of their own.
    let table = "tep,so,ngay,nguoi_ky\nquyet-dinh.yaml,206,05/11/2026,\nto-trinh.yaml,206,05/11/2026,An\n";
    case.file("so.csv", table).run("issue --csv so.csv").code(0).stderr(expect![[""]]);
}

/// What the order lacks is told before all that the paper has.
#[test]
fn what_an_order_lacks_comes_first() {
    let case = papers().replace("quyet-dinh.yaml", "Ban hành Kế hoạch", "Ban hành [tên]");
    case.run("issue quyet-dinh.yaml --so 206").code(1).stdout(expect![[r#"
        Chưa ghi gì: sửa các lỗi trên rồi chạy lại
    "#]]).stderr(expect![[r#"
        lỗi[P003]: `quyet-dinh.yaml`: văn bản chưa có ngày ban hành
         |
         = gợi ý: thêm `--ngay 31/10/2026` vào lệnh, hoặc cột `ngay` vào bảng

        cảnh báo[C024]: chỗ trong ngoặc vuông chưa thay: `[tên]`
         --> quyet-dinh.yaml:8:21
          |
        8 | trich_yeu: Ban hành [tên]
          |                     ^^^^^
          |
          = gợi ý: thay cả ngoặc vuông bằng nội dung của văn bản; ngoặc vuông là chữ thật cần in thì viết `\[` thay cho `[` (giữa hai dấu nháy kép viết `\\[`)

    "#]]);
    case.run("issue quyet-dinh.yaml --message-format short").code(1).stderr(expect![[r#"
        lỗi[P003]: `quyet-dinh.yaml`: văn bản chưa có số; gợi ý: thêm `--so 206` vào lệnh, hoặc cột `so` vào bảng
        lỗi[P003]: `quyet-dinh.yaml`: văn bản chưa có ngày ban hành; gợi ý: thêm `--ngay 31/10/2026` vào lệnh, hoặc cột `ngay` vào bảng
        quyet-dinh.yaml:8:21: cảnh báo[C024]: chỗ trong ngoặc vuông chưa thay: `[tên]`; gợi ý: thay cả ngoặc vuông bằng nội dung của văn bản; ngoặc vuông là chữ thật cần in thì viết `\[` thay cho `[` (giữa hai dấu nháy kép viết `\\[`)
    "#]]);
}

/// The hint is that of the command that was typed.
#[test]
fn a_wrong_option_names_the_help_of_its_command() {
    let case = office();
    for (line, said) in [
        (
            "issue a.yaml --so 206 --ngay 31-10-2026",
            expect![[r#"
            lỗi: `--ngay <NGÀY>`: ngày viết chưa đúng cách: `31-10-2026`; viết `31/10/2026`
            gợi ý: xem cách dùng: `vanban issue --help`
        "#]],
        ),
        (
            "issue a.yaml --so",
            expect![[r#"
            lỗi: `--so <SỐ>` cần một giá trị đi kèm
            gợi ý: xem cách dùng: `vanban issue --help`
        "#]],
        ),
        (
            "kinh-phi xem",
            expect![[r#"
            lỗi: thiếu tham số <TỆP>
            gợi ý: xem cách dùng: `vanban budget show --help`
        "#]],
        ),
        (
            "budget",
            expect![[r#"
                Xem, so sánh kinh phí trong bảng, chuyển sang Excel và nhập lại (cũng viết: kinh-phi)

                Cách dùng: vanban budget <LỆNH> [TÙY CHỌN]

                Lệnh:
                  show    Xem bảng kinh phí với mọi số tổng (cũng viết: xem)
                  export  Ghi bảng kinh phí ra tệp Excel, số tổng là công thức (cũng viết: xuat-excel)
                  import  Đưa số, chữ, hàng đã sửa trong tệp Excel về văn bản (cũng viết: nhap-excel)
                  diff    So sánh kinh phí của hai bản: nhiệm vụ thêm, bỏ, đổi tên, đổi số (cũng viết: so-sanh)

                Tùy chọn:
                  -h, --help  In trợ giúp

                Khi xử lý tệp của người lạ:
                      --gioi-han <THƯ MỤC>    Không đọc, không ghi gì ngoài thư mục này, không đi theo liên kết;
                                              giới hạn cả thời gian, bộ nhớ
                      --gioi-han-giay <GIÂY>  Cùng --gioi-han: quá số giây này thì không bắt đầu văn bản mới, thêm 5
                                              giây thì dừng [không nêu: 600]
                      --gioi-han-mb <MB>      Cùng --gioi-han: cần hơn số MB bộ nhớ này thì dừng; chỉ trên Linux
                                              [không nêu: 2048]

                Ví dụ:
                  vanban budget show ke-hoach.yaml                          xem bảng với mọi số tổng
                  vanban budget export ke-hoach.yaml --out kinh-phi.xlsx    sửa số trong Excel
                  vanban budget import kinh-phi.xlsx ke-hoach.yaml          đưa số đã sửa về văn bản
                  vanban budget diff ke-hoach-cu.yaml ke-hoach-moi.yaml     xem số nào thay đổi

                Xem cách dùng từng lệnh: vanban budget <LỆNH> --help
            "#]],
        ),
        (
            "help",
            expect![[r#"
            lỗi: không có lệnh `help`
            gợi ý: xem cách dùng: `vanban --help`, hoặc `vanban <LỆNH> --help`
        "#]],
        ),
        (
            "help issue",
            expect![[r#"
                lỗi: không có lệnh `help`
                gợi ý: xem cách dùng: `vanban issue --help`
            "#]],
        ),
        (
            "new",
            expect![[r#"
                lỗi: thiếu tham số <LOẠI>
                gợi ý: xem cách dùng: `vanban new --help`
            "#]],
        ),
    ] {
        case.run(line).code(2).stderr(said);
    }
}

/// A file that is not there, and one that is no folder.
#[test]
fn a_file_that_is_not_there_is_told_alike_by_all() {
    let case = office();
    for (line, code, said) in [
        (
            "tree x.yaml",
            2,
            expect![[r#"
            lỗi: không đọc được `x.yaml`: không có tệp hoặc thư mục này
            gợi ý: kiểm tra lại tên và đường dẫn, tính từ thư mục đang đứng
        "#]],
        ),
        (
            "issue --csv so.csv",
            2,
            expect![[r#"
            lỗi: không đọc được `so.csv`: không có tệp hoặc thư mục này
            gợi ý: kiểm tra lại tên và đường dẫn, tính từ thư mục đang đứng
        "#]],
        ),
        (
            "issue x.yaml --so 1 --ngay 31/10/2026",
            1,
            expect![[r#"
            lỗi[W002]: không đọc được `x.yaml`: không có tệp hoặc thư mục này
             |
             = gợi ý: kiểm tra lại tên và đường dẫn, tính từ thư mục đang đứng

        "#]],
        ),
        (
            "budget show x.yaml",
            2,
            expect![[r#"
            lỗi: không đọc được `x.yaml`: không có tệp hoặc thư mục này
            gợi ý: kiểm tra lại tên và đường dẫn, tính từ thư mục đang đứng
        "#]],
        ),
        (
            "build x.yaml",
            2,
            expect![[r#"
            lỗi: không đọc được `x.yaml`: không có tệp hoặc thư mục này
            gợi ý: kiểm tra lại tên và đường dẫn, tính từ thư mục đang đứng
        "#]],
        ),
        (
            "verify content/quyet-dinh.yaml",
            2,
            expect![[r#"
                lỗi: `content/quyet-dinh.yaml` là một tệp, nhưng không phải PDF
                gợi ý: nêu thư mục kết quả, ví dụ `vanban verify out`, hoặc một tệp PDF đã ký số
            "#]],
        ),
    ] {
        case.run(line).code(code).stderr(said);
    }
}

/// All kinds, and a near one alone.
#[test]
fn a_kind_that_there_is_not_is_answered_with_all_there_are() {
    let case = Case::new();
    case.run("new thu_moi_hop").code(2).stderr(expect![[r#"
        lỗi: không có loại văn bản `thu_moi_hop`
        gợi ý: 29 loại văn bản: `ban_ghi_nho`, `ban_thoa_thuan`, `bao_cao`, `bien_ban`, `chi_thi`, `chuong_trinh`, `cong_dien`, `cong_van`, `de_an`, `du_an`, `giay_gioi_thieu`, `giay_moi`, `giay_nghi_phep`, `giay_uy_quyen`, `hop_dong`, `huong_dan`, `ke_hoach`, `nghi_quyet`, `phieu_bao`, `phieu_chuyen`, `phieu_gui`, `phuong_an`, `quy_che`, `quy_dinh`, `quyet_dinh`, `thong_bao`, `thong_cao`, `thu_cong`, `to_trinh`; còn có mẫu `cong_van_dinh_chinh`, `quyet_dinh_sua_doi`, `phap_luat`, `quy_tac`
    "#]]);
    case.run("new quyet_dinhh").code(2).stderr(expect![[r#"
        lỗi: không có loại văn bản `quyet_dinhh`
        gợi ý: có phải ý bạn là `quyet_dinh`?
    "#]]);
    case.run("new --help").code(0).stdout(expect![[r#"
        Tạo tệp YAML mẫu cho một loại văn bản (cũng viết: tao)

        Cách dùng: vanban new <LOẠI> [TÙY CHỌN]
                   vanban new quyet_dinh_sua_doi --tu <TỆP> --moi <TỆP> [TÙY CHỌN]
                   vanban new --tu <TỆP NĂM TRƯỚC> --nam <NĂM> [TÙY CHỌN]

        Tham số:
          [LOẠI]  Loại văn bản, ví dụ quyet_dinh; lập từ văn bản năm trước (--tu, --nam) thì không nêu

        Tùy chọn:
              --tu <TỆP>          Lập từ tệp YAML này: văn bản năm trước, hoặc (với quyet_dinh_sua_doi) văn
                                  bản đã ban hành cần sửa
              --moi <TỆP>         Cùng với quyet_dinh_sua_doi --tu: tệp YAML của bản mới, đã sửa kinh phí
              --nam <NĂM>         Năm của văn bản lập ra [quyet_dinh_sua_doi không nêu: năm của bản mới]
              --tu-bang <TỆP>     Cùng với phu_luc: lập phụ lục từ bảng tính này (.xlsx, .xls, .ods, .csv)
              --trang <TRANG>     Cùng với --tu-bang: trang của tệp Excel [không nêu: trang duy nhất có dữ
                                  liệu]
              --don-vi <ĐƠN VỊ>   Cùng với --tu-bang: đơn vị của số tiền, ví dụ "triệu đồng" [không nêu: như
                                  dòng Đơn vị tính của bảng]
              --nhom-theo <CÁCH>  Cùng với --tu-bang: nhận ra nhóm bằng so_thu_tu, chu_dam (hàng chữ đậm),
                                  cap (cột cap) hay khong (không có nhóm)
              --out <TỆP>         Tên tệp cần tạo [không nêu: tên loại văn bản, ví dụ quyet-dinh.yaml]
              --force             Ghi đè nếu tệp đã có
              --ghi-de-ban-ky     Cùng với --force: ghi đè cả tệp đã ký số
          -h, --help              In trợ giúp

        Khi xử lý tệp của người lạ:
              --gioi-han <THƯ MỤC>    Không đọc, không ghi gì ngoài thư mục này, không đi theo liên kết;
                                      giới hạn cả thời gian, bộ nhớ
              --gioi-han-giay <GIÂY>  Cùng --gioi-han: quá số giây này thì không bắt đầu văn bản mới, thêm 5
                                      giây thì dừng [không nêu: 600]
              --gioi-han-mb <MB>      Cùng --gioi-han: cần hơn số MB bộ nhớ này thì dừng; chỉ trên Linux
                                      [không nêu: 2048]

        Các loại văn bản: ban_ghi_nho, ban_thoa_thuan, bao_cao, bien_ban, chi_thi, chuong_trinh, cong_dien,
        cong_van, de_an, du_an, giay_gioi_thieu, giay_moi, giay_nghi_phep, giay_uy_quyen, hop_dong,
        huong_dan, ke_hoach, nghi_quyet, phieu_bao, phieu_chuyen, phieu_gui, phuong_an, quy_che, quy_dinh,
        quyet_dinh, thong_bao, thong_cao, thu_cong, to_trinh.
        Ngoài các loại này còn có quyet_dinh_sua_doi (sửa đổi quyết định đã ban hành) và cong_van_dinh_chinh
        (đính chính văn bản đã phát hành); phap_luat tạo sổ văn bản pháp luật để đặt cạnh văn bản, quy_tac
        tạo tệp quy tắc riêng của cơ quan trong thư mục templates/.
        Kinh phí thay đổi sau khi ban hành: quyet_dinh_sua_doi với --tu (văn bản đã ban hành) và --moi (bản
        chép đã sửa kinh phí) tạo quyết định xuất được ngay, ghi cạnh văn bản cũ: mỗi nhiệm vụ thay đổi một
        khoản, số cũ, số mới lấy từ hai tệp, kèm Bảng so sánh và phụ lục thay thế.
        Văn bản năm sau: --tu (văn bản năm trước) và --nam tạo tệp cạnh văn bản cũ, giữ nguyên cấu trúc, lời
        văn, ghi chú; số, ngày bỏ đi, năm ở nam, trích yếu, cột của bảng chuyển theo. Năm, ngày, số, cơ
        quan, văn bản viện dẫn còn lại ghi ở xem_lai cuối tệp: check, build nhắc từng chỗ đến khi sửa, hoặc
        xóa dòng của nó; chưa hết thì issue không cấp số.
        Phụ lục từ bảng tính: phu_luc với --tu-bang tạo tệp phu-luc.yaml từ một trang như cơ quan vẫn lập:
        đầu cột nhiều hàng, ô gộp, dòng Đơn vị tính, nhóm theo số thứ tự, hàng cộng, hàng tổng. Số cộng ở
        tệp được đối chiếu rồi để chương trình tính; chỗ không rõ thì báo lỗi ở ô đó, không tạo tệp.
        Tên tệp phải có đuôi .yaml hoặc .yml. Tệp đã có thì không ghi đè, trừ khi có --force; văn bản đã
        phát hành thì không bao giờ.

        Mã thoát: 0 đã tạo; 1 mẫu trong thư mục templates/, văn bản nêu ở --tu, --moi, hoặc bảng tính có
        lỗi, chưa tạo; 2 không chạy được.

        Ví dụ:
          vanban new quyet_dinh
          vanban new quyet_dinh_sua_doi --tu quyet-dinh.yaml --moi quyet-dinh-moi.yaml
          vanban new --tu ke-hoach-2026.yaml --nam 2027
          vanban new phu_luc --tu-bang du-toan.xlsx
          vanban new phu_luc --tu-bang du-toan.xlsx --trang Biểu-01 --nhom-theo chu_dam
          vanban tao quyet_dinh --out content/phe-duyet-ke-hoach.yaml
          vanban new quyet_dinh --force
    "#]]);
}

/// A table of orders without its head: what is needed, and no more.
#[test]
fn a_table_of_orders_without_a_head_is_told_what_it_needs() {
    let case = papers().file("so.csv", "quyet-dinh.yaml,206,05/11/2026\n");
    case.run("issue --csv so.csv")
        .code(1)
        .stdout(expect![[r#"
        Chưa ghi gì: sửa các lỗi trên rồi chạy lại
    "#]])
        .stderr(expect![[r#"
        lỗi[D002]: bảng `so.csv` không có cột `tep`
         |
         = gợi ý: hàng tên cột phải có một ô ghi đúng `tep`; hàng ấy cũng phải ghi `so`, `ngay`

    "#]]);
}

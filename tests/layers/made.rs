//! What a run knows an earlier program by (`build.rs`): code that makes documents changes it, comments
//! and tests do not.

use proc_macro2::TokenStream;

#[expect(dead_code, reason = "a program of its own, of which one function is asked here")]
#[path = "../../build.rs"]
mod script;

fn made(source: &str) -> String {
    script::made(source.parse::<TokenStream>().unwrap()).to_string()
}

#[test]
fn comments_and_tests_make_no_document() {
    let code = "
        #[derive(Clone)]
        pub struct Sum(u8);
        impl Sum {
            pub fn next(self) -> u8 { self.0 + 1 }
        }
    ";
    let told = "
        //! The file.
        /* A note,
           of two lines. */
        /// A sum. // It counts.
        #[derive(Clone)]
        pub struct Sum(/** How much. */ u8);
        #[cfg(test)]
        use std::fs;
        impl Sum {
            //! What it can do.
            pub fn next(self) -> u8 { self.0 + 1 } // the next one
            #[cfg(test)]
            #[expect(dead_code)]
            fn last(&self) -> Option<u8> { if self.0 > 1 { None } else { Some(1) } }
        }
        #[cfg(test)]
        mod tests;
        #[cfg(test)]
        mod more { #[test] fn one() {} }
    ";
    assert_eq!(made(told), made(code));
}

#[test]
fn what_makes_a_document_counts() {
    let code = r##"#[cfg(unix)] fn a() -> &'static str { "1 // 2" }"##;
    for other in [
        r##"#[cfg(unix)] fn a() -> &'static str { "1 // 3" }"##,
        r##"#[cfg(windows)] fn a() -> &'static str { "1 // 2" }"##,
        r##"#[cfg(unix)] fn a() -> &'static str { r#"1 // 2"# }"##,
        r##"fn a() -> &'static str { "1 // 2" }"##,
    ] {
        assert_ne!(made(other), made(code));
    }
}

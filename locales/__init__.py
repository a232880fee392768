"""Every word a person reads, in Fluent: zh-Hans, zh-Hant and en. `locales.texts` reads them."""

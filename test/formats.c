/* Feeds, mail, office documents, PDF: small ones made here. */
#include "intake.h"

static void rss_gives_its_items(void) {
  take(SLICE("<?xml version='1.0'?><rss version='2.0' "
             "xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel>"
             "<title>The Valley Post</title><item><title>Truce &amp; "
             "talks</title><link>https://a.example/1</link>"
             "<pubDate>Fri, 29 Jan 2021 10:00:00 GMT</pubDate><description>Short "
             "words.</description><content:encoded>"
             "<![CDATA[<p>The guns fell silent on Friday.</p><p>Talks <b>go "
             "on</b>.</p>]]></content:encoded></item>"
             "<item><title>Empty</title></item><item><title>Plain</title><description>A ceasefire was "
             "declared in the "
             "valley on Monday.</description></item></channel></rss>"),
       "feed.xml");
  CHECK(outcome.documents == 2 && outcome.skipped == 1);
  struct document *d = &outcome.document[0];
  CHECK_SLICE(d->text, "Truce & talks\n\nThe guns fell silent on Friday.\n\nTalks go on.");
  CHECK_SLICE(d->url, "https://a.example/1");
  CHECK_SLICE(d->outlet, "The Valley Post");
  CHECK(d->date.year == 2021 && d->date.month == 1 && d->date.day == 29);
  CHECK_SLICE(outcome.document[1].name, "feed.xml/3");
}

static void atom_gives_its_entries(void) {
  take(SLICE("<feed xmlns='http://www.w3.org/2005/Atom'><title>Desk</title><entry><title>One</title>"
             "<link rel='self' href='https://a.example/self'/><link href='https://a.example/one'/>"
             "<updated>2022-03-04T05:06:07Z</updated><content type='xhtml'><div "
             "xmlns='http://www.w3.org/1999/xhtml'>"
             "<p>The army left the town on Thursday, they said.</p></div></content></entry></feed>"),
       "atom");
  CHECK(outcome.documents == 1);
  CHECK_SLICE(outcome.document[0].text, "One\n\nThe army left the town on Thursday, they said.");
  CHECK_SLICE(outcome.document[0].url, "https://a.example/one");
  CHECK(outcome.document[0].date.month == 3);
}

static void mail_gives_its_plain_part(void) {
  take(SLICE("Received: from x\r\nFrom: =?utf-8?Q?Desk_of_=C3=89lan?= <desk@a.example>\r\nDate: Tue, 2 Feb "
             "2021 08:00:00 "
             "+0100\r\nSubject: =?UTF-8?B?VHJ1Y2Ug?=\r\n =?utf-8?q?holds?=\r\nMIME-Version: "
             "1.0\r\nContent-Type: "
             "multipart/mixed; boundary=\"out\"\r\n\r\npreamble\r\n--out\r\nContent-Type: "
             "multipart/alternative; "
             "boundary=in\r\n\r\n--in\r\nContent-Type: text/html\r\n\r\n<p>HTML</p>\r\n--in\r\nContent-Type: "
             "text/plain; "
             "charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nThe caf=E9 in the "
             "town opened=\r\n "
             "again\r\non Monday.\r\n\r\n> quoted\r\nSecond paragraph.\r\n-- "
             "\r\nSignature\r\n--in--\r\n--out\r\n"
             "Content-Type: text/plain\r\nContent-Disposition: attachment\r\n\r\nnot this\r\n--out--\r\n"),
       "x.eml");
  CHECK(outcome.documents == 1);
  struct document *d = &outcome.document[0];
  CHECK_SLICE(d->title, "Truce holds");
  CHECK_SLICE(
      d->text,
      "Truce holds\n\nThe caf\xC3\xA9 in the town opened again on Monday.\n\nSecond paragraph. -- Signature");
  CHECK_SLICE(d->outlet, "Desk of \xC3\x89lan");
  CHECK(d->date.day == 2 && d->date.month == 2);
}

static void mail_falls_back_to_html(void) {
  take(SLICE("From: a@b.example\nTo: c@d.example\nSubject: Page\nContent-Type: text/html; charset=utf-8\n"
             "Content-Transfer-Encoding: base64\n\nPHA+VGhlIHRydWNlIGhvbGRzLjwvcD48cD5JdCBkb2VzLjwvcD4=\n"),
       "mail");
  CHECK(outcome.documents == 1);
  CHECK_SLICE(outcome.document[0].text, "Page\n\nThe truce holds.\n\nIt does.");
  take(SLICE("From: a@b.example\nTo: c@d.example\nSubject: Picture\nContent-Type: image/png\n\nxyz\n"),
       "mail");
  CHECK(outcome.documents == 0 && outcome.status == TRUCE_BAD_INPUT);
}

static void mailboxes_give_their_mails(void) {
  take(SLICE(
           "From a@b.example Fri Jan 29 10:00:00 2021\nFrom: A <a@b.example>\nTo: c@d.example\nSubject: "
           "One\nDate: "
           "Fri, 29 Jan 2021 10:00:00 +0000\n\nThe truce holds.\n>From now on it lasts.\nFrom here to the "
           "river.\n\nFrom the hills they shelled the town.\n\nFrom b@b.example Sat Jan 30 10:00:00 "
           "2021\r\nFrom: "
           "B\r\nSubject: None\r\nTo: x@y.example\r\nContent-Type: image/png\r\n\r\nxx\r\n\r\nFrom - Sun Jan "
           "31 10:00:00 2021\nFrom: C\nSubject: Three\nTo: c@d.example\nDate: Sun, 31 Jan 2021 10:00:00 "
           "+0000\n\nThe "
           "army left.\n"),
       "box");
  CHECK(outcome.documents == 2 && outcome.skipped == 1);
  CHECK_SLICE(outcome.document[0].text,
              "One\n\nThe truce holds. From here to the river.\n\nFrom the hills they shelled the town.");
  CHECK_SLICE(outcome.document[0].name, "box/1");
  CHECK_SLICE(outcome.document[1].text, "Three\n\nThe army left.");
  CHECK_SLICE(outcome.document[1].name, "box/3");
  CHECK(outcome.document[1].date.day == 31);
}

static void markdown_gives_its_words(void) {
  take(
      SLICE(
          "---\ntitle: 'Truce holds'\ndate: 29 January 2021\nsource: The Post\nurl: "
          "https://a.example/1\n---\n\n## "
          "What was said\n\nThe **army** left [the\ntown](https://a.example/x) on _Monday_[^1], 2 * 3 times, "
          "file_name\\*.\n\n> Quoted words.\n\n- One item\n- another one\n\n1. First article\n2. Second "
          "article\n\n![map](m.png)\n\n| a | b |\n|---|---|\n<!-- gone -->\n"),
      "a.md");
  CHECK(outcome.documents == 1);
  struct document *d = &outcome.document[0];
  CHECK_SLICE(
      d->text,
      "Truce holds\n\nWhat was said\n\nThe army left the town on Monday, 2 * 3 times, file_name*.\n\n"
      "Quoted words.\n\nOne item\n\nanother one\n\n1. First article\n\n2. Second article\n\n| a | b |");
  CHECK_SLICE(d->title, "Truce holds");
  CHECK_SLICE(d->outlet, "The Post");
  CHECK_SLICE(d->url, "https://a.example/1");
  CHECK(d->date.year == 2021 && d->date.day == 29);
  take(SLICE("# Head\n\n***\n"), "b.markdown");
  CHECK_SLICE(outcome.document[0].title, "Head");
  take(SLICE("---\n\n<!-- nothing -->\n"), "c.md");
  CHECK(outcome.documents == 0 && outcome.status == TRUCE_BAD_INPUT);
}

#define WORD "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"

static void word_documents_are_read(void) {
  pack_begin(true, false);
  pack_file("[Content_Types].xml", "<Types/>");
  pack_file("docProps/core.xml",
            "<cp:coreProperties xmlns:cp='c' xmlns:dcterms='d'><dcterms:created>2020-05-06T00:00:00Z"
            "</dcterms:created></cp:coreProperties>");
  pack_file("word/document.xml",
            "<w:document " WORD
            "><w:body><w:p><w:pPr><w:pStyle w:val='Title'/></w:pPr><w:r><w:t>The accord</w:t></w:r></w:p>"
            "<w:p><w:r><w:t>The parties </w:t></w:r><w:del><w:r><w:delText>never "
            "</w:delText></w:r></w:del><w:r><w:t>agree"
            "</w:t><w:tab/><w:t>to stop.</w:t></w:r></w:p></w:body></w:document>");
  take(pack_end(), "a.docx");
  CHECK(outcome.documents == 1);
  CHECK_SLICE(outcome.document[0].text, "The accord\n\nThe parties agree to stop.");
  CHECK_SLICE(outcome.document[0].title, "The accord");
  CHECK(outcome.document[0].date.month == 5);
  pack_begin(true, false);
  pack_file("[Content_Types].xml", "<Types/>");
  pack_file("xl/workbook.xml", "<x/>");
  take(pack_end(), "a.xlsx");
  CHECK(outcome.status == TRUCE_BAD_INPUT && strstr(outcome.message, "no text document"));
}

static void open_documents_are_read(void) {
  pack_begin(true, false);
  archive_write_zip_set_compression_store(packer);
  pack_file("mimetype", "application/vnd.oasis.opendocument.text");
  pack_file("content.xml",
            "<office:document-content xmlns:office='o' xmlns:text='t'><office:body><office:text>"
            "<text:tracked-changes><text:p>gone</text:p></text:tracked-changes><text:h>Accord</text:h>"
            "<text:p>KARSA, May 7, 2020 - The<text:s/>parties <text:span>agree</text:span>.</text:p>"
            "</office:text></office:body></office:document-content>");
  take(pack_end(), "a.odt");
  CHECK(outcome.documents == 1);
  CHECK_SLICE(outcome.document[0].text, "Accord\n\nKARSA, May 7, 2020 - The parties agree.");
  CHECK(outcome.document[0].date.day == 7);
}

/* A PDF of `pages` pages with a running head, a paragraph and a page number each. Its cross references are
   wrong, as in many a real one; readers mend that. */
static struct slice make_pdf(int pages) {
  static char out[65536];
  int n = snprintf(
      out, sizeof out,
      "%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
      "3 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n2 0 obj<</Type/Pages/Count %d/Kids[",
      pages);
  for (int i = 0; i < pages; i++) n += snprintf(out + n, sizeof out - (size_t)n, "%d 0 R ", 10 + 2 * i);
  n += snprintf(out + n, sizeof out - (size_t)n, "]>>endobj\n");
  for (int i = 0; i < pages; i++) {
    char content[1000];
    int length = snprintf(content, sizeof content,
                          "BT /F1 10 Tf 72 760 Td (Accord of Karsa, volume 1) Tj 0 -40 Td (The parties of "
                          "part %c have reached an "
                          "agree-) Tj 0 -12 Td (ment on all points.) Tj 0 -600 Td (%d) Tj ET",
                          'A' + i, i + 1);
    n += snprintf(out + n, sizeof out - (size_t)n,
                  "%d 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 "
                  "R/Resources<</Font<</F1 3 0 R>>"
                  ">>>>endobj\n%d 0 obj<</Length %d>>stream\n%s\nendstream endobj\n",
                  10 + 2 * i, 11 + 2 * i, 11 + 2 * i, length, content);
  }
  n += snprintf(out + n, sizeof out - (size_t)n, "trailer<</Root 1 0 R>>\n%%%%EOF\n");
  return (struct slice){out, (size_t)n};
}

static void pdfs_are_read_and_mended(void) {
  if (system("command -v pdftotext >/dev/null")) SKIP("pdftotext is not installed");
  take(make_pdf(4), "a.pdf");
  CHECK(outcome.documents == 1);
  CHECK_SLICE(outcome.document[0].text, "The parties of part A have reached an agreement on all points.\n\n"
                                        "The parties of part B have reached an agreement on all points.\n\n"
                                        "The parties of part C have reached an agreement on all points.\n\n"
                                        "The parties of part D have reached an agreement on all points.");
  take(SLICE("%PDF-1.4\nrubbish"), "b.pdf");
  CHECK(outcome.documents == 0 && outcome.status == TRUCE_BAD_INPUT);
}

int main(void) {
  RUN(rss_gives_its_items);
  RUN(atom_gives_its_entries);
  RUN(mail_gives_its_plain_part);
  RUN(mail_falls_back_to_html);
  RUN(mailboxes_give_their_mails);
  RUN(markdown_gives_its_words);
  RUN(word_documents_are_read);
  RUN(open_documents_are_read);
  RUN(pdfs_are_read_and_mended);
  if (outcome.arena) arena_free(outcome.arena);
  return check_done();
}

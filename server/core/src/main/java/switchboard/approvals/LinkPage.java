package switchboard.approvals;

import static switchboard.http.PlainPage.escape;

import org.jspecify.annotations.Nullable;
import switchboard.http.PlainPage;

/** The pages that a link opens: no script, nothing from elsewhere. Everything in them is escaped. */
final class LinkPage {

    private static final String STYLE = """
            body{font:16px/1.5 system-ui,sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem;color:#1c1c1c}
            h1{font-size:1.4rem}fieldset{border:1px solid #ccc;margin:1rem 0}label{display:block;margin:.4rem 0}
            textarea{width:100%;font:inherit;box-sizing:border-box}button{font:inherit;padding:.5rem 1.5rem}
            .said{white-space:pre-wrap;overflow-wrap:anywhere;border-left:3px solid #ccc;padding-left:1rem}
            .fault{color:#a00000;font-weight:700}
            """;

    private static final PlainPage PAGE = new PlainPage(STYLE, "'self'");

    private final LinkTexts texts = new LinkTexts();

    /** What a browser may do with these pages: show this one style, and send the form back to where it came from. */
    static String security() {
        return PAGE.security();
    }

    /**
     * Asks for the decision.
     *
     * @param decision what is chosen already, whatever it says
     * @param reason what was written already
     * @param faulty whether it was sent before and could not be taken
     */
    String question(
            LinkReader reader, LinkView view, @Nullable String decision, @Nullable String reason, boolean faulty) {
        String asks = view.requester() == null ? texts.of(reader, "asked") : texts.of(reader, "asks", view.requester());
        StringBuilder html = new StringBuilder();
        html.append("<p dir=\"auto\">").append(escape(asks)).append("</p>");
        said(html, view.description());
        if (view.dueAt() != null) {
            html.append(paragraph(texts.of(reader, "deadline", reader.time(view.dueAt()))));
        }
        if (faulty) {
            html.append("<p class=\"fault\">")
                    .append(escape(texts.of(reader, "faulty")))
                    .append("</p>");
        }
        form(html, reader, decision, reason);
        return page(reader, view.title(), html);
    }

    private void form(StringBuilder html, LinkReader reader, @Nullable String decision, @Nullable String reason) {
        html.append("<form method=\"post\"><fieldset><legend>")
                .append(escape(texts.of(reader, "choice")))
                .append("</legend>");
        choice(html, Decision.APPROVE, texts.of(reader, "approve"), decision);
        choice(html, Decision.REJECT, texts.of(reader, "reject"), decision);
        html.append("</fieldset><label>")
                .append(escape(texts.of(reader, "reason")))
                .append("<textarea name=\"reason\" rows=\"4\" maxlength=\"")
                .append(Decision.LONGEST_REASON)
                .append("\">")
                .append(escape(reason == null ? "" : reason))
                .append("</textarea></label>")
                .append(paragraph(texts.of(reader, "nothing")))
                .append("<button type=\"submit\">")
                .append(escape(texts.of(reader, "send")))
                .append("</button></form>");
    }

    private static void choice(StringBuilder html, String value, String label, @Nullable String chosen) {
        html.append("<label><input type=\"radio\" name=\"decision\" required value=\"")
                .append(value)
                .append(value.equals(chosen) ? "\" checked> " : "\"> ")
                .append(escape(label))
                .append("</label>");
    }

    /** Says that it is done. */
    String done(LinkReader reader, LinkView view, LinkOutcome outcome) {
        return page(
                reader,
                view.title(),
                new StringBuilder(paragraph(texts.of(reader, outcome.decision())))
                        .append(paragraph(texts.of(reader, "close"))));
    }

    /** Says why nothing can be decided here. */
    String refusal(LinkReader reader, String code) {
        return page(
                reader,
                texts.of(reader, "refused"),
                new StringBuilder(paragraph(texts.refusal(reader, code))).append(paragraph(texts.of(reader, "desk"))));
    }

    private static String page(LinkReader reader, String title, StringBuilder body) {
        return PAGE.of(reader.language(), title, "<h1 dir=\"auto\">" + escape(title) + "</h1>" + body);
    }

    private static void said(StringBuilder html, String text) {
        if (!text.isBlank()) {
            html.append("<div class=\"said\" dir=\"auto\">")
                    .append(escape(text))
                    .append("</div>");
        }
    }

    private static String paragraph(String text) {
        return "<p>" + escape(text) + "</p>";
    }
}

package switchboard.lucene.query;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Cuts the passage of a text that shows best why it was found, as escaped HTML with the matches in mark elements. */
final class Snippet {

    private static final int LENGTH = 220;
    private static final int BEFORE = 60;
    private static final int SLACK = 24;
    private static final float REPEATED = 0.05f;

    /** @param word which word of the query it is; matches of one word count once */
    record Match(int start, int end, int word, float weight) {}

    private Snippet() {}

    static String of(String text, List<Match> matches) {
        List<Match> inOrder =
                matches.stream().sorted(Comparator.comparingInt(Match::start)).toList();
        int start =
                inOrder.isEmpty() ? 0 : begin(text, inOrder.get(best(inOrder)).start());
        int end = end(text, start);
        StringBuilder html = new StringBuilder(LENGTH + LENGTH / 2);
        if (start > 0) {
            html.append('…');
        }
        int at = start;
        for (Match match : inOrder) {
            if (match.end() <= end && match.end() > at) {
                int from = Math.max(at, match.start());
                if (match.start() >= at) {
                    escape(text, at, from, html);
                    html.append("<mark>");
                    escape(text, from, match.end(), html);
                    html.append("</mark>");
                    at = match.end();
                }
            }
        }
        escape(text, at, end, html);
        if (end < text.length()) {
            html.append('…');
        }
        return html.toString().strip();
    }

    /** The match at which the passage with the most to show begins. */
    private static int best(List<Match> matches) {
        int best = 0;
        float most = -1;
        for (int first = 0; first < matches.size(); first++) {
            Set<Integer> words = new HashSet<>();
            float sum = 0;
            for (int at = first; at < matches.size(); at++) {
                Match match = matches.get(at);
                if (match.end() > matches.get(first).start() + LENGTH - BEFORE) {
                    break;
                }
                sum += words.add(match.word()) ? match.weight() : REPEATED;
            }
            if (sum > most) {
                most = sum;
                best = first;
            }
        }
        return best;
    }

    /** At the start of the sentence where that is near, otherwise between two words. */
    private static int begin(String text, int match) {
        int earliest = Math.max(0, match - BEFORE);
        for (int at = match; at > earliest; at--) {
            char before = text.charAt(at - 1);
            if (before == '\n' || "。！？".indexOf(before) >= 0) {
                return at;
            }
            if (before == ' ' && at > 1 && ".!?".indexOf(text.charAt(at - 2)) >= 0) {
                return at;
            }
        }
        return between(text, earliest, match);
    }

    private static int between(String text, int from, int to) {
        if (from == 0) {
            return 0;
        }
        for (int at = from; at < Math.min(to, from + SLACK); at++) {
            if (Character.isWhitespace(text.charAt(at))) {
                return at + 1;
            }
        }
        return Character.isLowSurrogate(text.charAt(from)) ? from + 1 : from;
    }

    private static int end(String text, int start) {
        int end = Math.min(text.length(), start + LENGTH);
        if (end == text.length()) {
            return end;
        }
        for (int at = end; at > end - SLACK; at--) {
            if (Character.isWhitespace(text.charAt(at))) {
                return at;
            }
        }
        return Character.isLowSurrogate(text.charAt(end)) ? end - 1 : end;
    }

    private static void escape(String text, int from, int to, StringBuilder html) {
        for (int at = from; at < to; at++) {
            char letter = text.charAt(at);
            switch (letter) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default -> html.append(Character.isISOControl(letter) ? ' ' : letter);
            }
        }
    }
}

package switchboard.http.jersey;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.api.error.ServiceDeskException;
import switchboard.api.http.ImportLine;
import switchboard.api.http.ImportLines;
import switchboard.api.http.ImportReport.LineError;
import switchboard.api.http.Input;
import switchboard.json.Json;

/** Lines of newline-delimited JSON, read as they are asked for. A line that is wrong is a line with an error. */
final class StreamedLines implements ImportLines {

    private static final int BUFFER = 64 * 1024;
    private static final int MOST_BYTES_A_CHARACTER = 3;

    private final InputStream body;
    private final byte[] buffer = new byte[BUFFER];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(BUFFER);
    private int position;
    private int count;
    private long number;
    private boolean tooLong;
    private boolean ended;

    StreamedLines(InputStream body) {
        this.body = body;
    }

    @Override
    public List<ImportLine> next(int most) throws IOException {
        List<ImportLine> lines = new ArrayList<>(Math.min(most, 1_000));
        while (lines.size() < most && !ended) {
            ImportLine next = nextLine();
            if (next != null) {
                lines.add(next);
            }
        }
        return lines;
    }

    /** The next line, null where it is blank. */
    private @Nullable ImportLine nextLine() throws IOException {
        line.reset();
        tooLong = false;
        while (true) {
            if (position == count && !fill()) {
                ended = true;
                break;
            }
            int end = position;
            while (end < count && buffer[end] != '\n') {
                end++;
            }
            keep(position, end - position);
            position = end;
            if (end < count) {
                position++;
                break;
            }
        }
        if (ended && line.size() == 0 && !tooLong) {
            return null;
        }
        number++;
        return read(line.toByteArray());
    }

    private boolean fill() throws IOException {
        position = 0;
        count = Math.max(0, body.read(buffer, 0, BUFFER));
        return count > 0;
    }

    private void keep(int offset, int length) {
        if (line.size() + length > LONGEST_LINE * MOST_BYTES_A_CHARACTER) {
            tooLong = true;
        } else if (!tooLong) {
            line.write(buffer, offset, length);
        }
    }

    private @Nullable ImportLine read(byte[] bytes) {
        if (tooLong) {
            return wrong("line.too_long", "The line has more than " + LONGEST_LINE + " characters.");
        }
        String text = decode(bytes);
        if (text == null) {
            return wrong("line.bad_utf8", "The line is not valid UTF-8.");
        }
        if (number == 1 && text.startsWith("\uFEFF")) {
            text = text.substring(1);
        }
        if (text.isBlank()) {
            return null;
        }
        if (text.length() > LONGEST_LINE) {
            return wrong("line.too_long", "The line has more than " + LONGEST_LINE + " characters.");
        }
        try {
            return new ImportLine(number, new Input(Json.parseObject(text)), null);
        } catch (ServiceDeskException bad) {
            boolean object = !bad.code().equals("request.not_an_object");
            return wrong(object ? "line.bad_json" : "line.not_an_object", bad.detail());
        }
    }

    private ImportLine wrong(String code, String detail) {
        return new ImportLine(number, null, new LineError(number, code, detail));
    }

    private static @Nullable String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException broken) {
            return null;
        }
    }
}

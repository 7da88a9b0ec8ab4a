package switchboard.http.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.QuotedQualityCSV;
import org.jspecify.annotations.Nullable;

/**
 * Compresses whole answers with gzip. Jetty's own handler would change entity tags ({@code "7"} to {@code "7--gzip"})
 * and look at every stream; here only larger texts that are in memory anyway are compressed, and tags stay row versions.
 */
final class Compression {

    private Compression() {}

    static ByteBuffer compress(ByteBuffer content, HttpFields request, HttpFields.Mutable answer, int from) {
        if (content.remaining() < from || !isText(answer.get(HttpHeader.CONTENT_TYPE))) {
            return content;
        }
        answer.ensureField(new org.eclipse.jetty.http.HttpField(HttpHeader.VARY, "Accept-Encoding"));
        if (answer.contains(HttpHeader.CONTENT_ENCODING) || !acceptsGzip(request)) {
            return content;
        }
        answer.put(HttpHeader.CONTENT_ENCODING, "gzip");
        return gzip(content);
    }

    private static boolean isText(@Nullable String mediaType) {
        return mediaType != null && (mediaType.startsWith("text/") || mediaType.contains("json"));
    }

    private static boolean acceptsGzip(HttpFields request) {
        String header = request.get(HttpHeader.ACCEPT_ENCODING);
        if (header == null) {
            return false;
        }
        QuotedQualityCSV accepted = new QuotedQualityCSV();
        request.getValuesList(HttpHeader.ACCEPT_ENCODING).forEach(accepted::addValue);
        return accepted.getValues().stream().anyMatch(value -> value.equalsIgnoreCase("gzip") || value.equals("*"));
    }

    private static ByteBuffer gzip(ByteBuffer content) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(content.remaining() / 3 + 64);
        try (GZIPOutputStream gzip = new FastGzip(packed)) {
            gzip.write(content.array(), content.arrayOffset() + content.position(), content.remaining());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return ByteBuffer.wrap(packed.toByteArray());
    }

    private static final class FastGzip extends GZIPOutputStream {
        private FastGzip(ByteArrayOutputStream target) throws IOException {
            super(target, 8 * 1024);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}

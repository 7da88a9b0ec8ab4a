package switchboard.http;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Problem documents for what Jetty refuses before the edge sees it: bad URIs, bad headers, unknown versions. */
final class ErrorProblems implements Request.Handler {

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        HttpFields.Mutable headers = response.getHeaders();
        HttpField known = headers.getField("X-Trace-Id");
        String traceId = known == null ? newTraceId() : known.getValue();
        Problem problem =
                problem(response.getStatus(), (Throwable) request.getAttribute(ErrorHandler.ERROR_EXCEPTION), traceId);
        response.setStatus(problem.status());
        headers.put("X-Trace-Id", traceId).put(Edge.NO_SNIFF).put(Edge.NO_STORE);
        headers.put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
        problem.headers().forEach(headers::put);
        if (request.getConnectionMetaData().getHttpVersion() != HttpVersion.HTTP_2) {
            // Jetty hangs up after what it cannot parse; a client that is not told would send its next request in vain.
            headers.put(HttpFields.CONNECTION_CLOSE);
        }
        response.write(true, ByteBuffer.wrap(problem.body()), callback);
        return true;
    }

    private static Problem problem(int status, @Nullable Throwable failure, String traceId) {
        int refused = failure instanceof HttpException http ? http.getCode() : status;
        return switch (refused) {
            case 414 -> Problems.of(414, "request.uri_too_long", "The URI is too long.", traceId);
            case 431 -> Problems.of(431, "request.headers_too_large", "The headers are too large.", traceId);
            case 413 -> Problems.of(413, "request.too_large", "The request is too large.", traceId);
            case 417 -> Problems.of(417, "request.bad_expectation", "The expectation cannot be met.", traceId);
            case 505 -> Problems.of(505, "request.unsupported_version", "This version of HTTP is not spoken.", traceId);
            case 503 -> Problems.of(503, "server.unavailable", "The server cannot answer now.", traceId);
            default -> {
                if (refused >= 400 && refused < 500) {
                    yield Problems.of(refused, "request.malformed", "The request is malformed.", traceId);
                }
                yield Problems.of(failure == null ? new IllegalStateException("Status " + refused) : failure, traceId);
            }
        };
    }

    private static String newTraceId() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return HexFormat.of().toHexDigits(random.nextLong() | 1)
                + HexFormat.of().toHexDigits(random.nextLong());
    }
}

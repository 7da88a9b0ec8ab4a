package switchboard.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.api.error.FieldError;
import switchboard.api.error.Refusal;
import switchboard.api.error.ServiceDeskException;
import switchboard.api.error.UnavailableException;
import switchboard.json.Json;

/** Renders refusals and failures as problem documents. A failure that is no refusal is a bug: logged, and told without its message. */
public final class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final long RETRY_AFTER_TOO_MANY = 30;

    private Problems() {}

    /** The document for anything that was thrown. */
    public static Problem of(Throwable failure, String traceId) {
        ServiceDeskException refusal = refusalIn(failure);
        if (refusal != null) {
            return of(refusal, traceId);
        }
        LOG.error("A request failed, trace {}", traceId, failure);
        return of(500, "server.error", "The server failed; the trace id leads to the reason.", traceId);
    }

    /** The document for a refusal. A member {@code retryAfter} (seconds) becomes the header. */
    public static Problem of(ServiceDeskException refusal, String traceId) {
        Map<String, String> headers = new LinkedHashMap<>();
        switch (refusal.refusal()) {
            case UNAVAILABLE, TOO_MANY -> headers.put("Retry-After", Long.toString(retryAfter(refusal)));
            case UNAUTHENTICATED -> headers.put("WWW-Authenticate", challenge(refusal.code()));
            case METHOD_NOT_ALLOWED -> {
                if (refusal.members().get("allowed") instanceof List<?> allowed) {
                    headers.put(
                            "Allow",
                            String.join(
                                    ", ", allowed.stream().map(String::valueOf).toList()));
                }
            }
            default -> {
                if (refusal.members().get("retryAfter") instanceof Number) {
                    headers.put("Retry-After", Long.toString(retryAfter(refusal)));
                }
            }
        }
        return render(
                refusal.refusal().status(),
                refusal.code(),
                refusal.detail(),
                refusal.errors(),
                refusal.members(),
                headers,
                traceId);
    }

    /** The document for a status of the HTTP layer. */
    public static Problem of(int status, String code, String detail, String traceId) {
        return render(status, code, detail, List.of(), Map.of(), Map.of(), traceId);
    }

    /** Whether it is meant for the caller, and no failure. */
    public static boolean isRefusal(Throwable failure) {
        return refusalIn(failure) != null;
    }

    /** What the caller is to be told, if anything in the chain of causes is meant for the caller. */
    private static @Nullable ServiceDeskException refusalIn(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 10; depth++) {
            if (cause instanceof ServiceDeskException refusal) {
                return refusal;
            }
            cause = cause.getCause();
        }
        return null;
    }

    private static long retryAfter(ServiceDeskException refusal) {
        if (refusal instanceof UnavailableException unavailable) {
            return Math.max(1, unavailable.retryAfter().plusMillis(999).toSeconds());
        }
        return refusal.members().get("retryAfter") instanceof Number seconds
                ? Math.max(1, seconds.longValue())
                : RETRY_AFTER_TOO_MANY;
    }

    private static String challenge(String code) {
        return code.equals("auth.required")
                ? "Bearer realm=\"switchboard\""
                : "Bearer realm=\"switchboard\", error=\"invalid_token\"";
    }

    private static Problem render(
            int status,
            String code,
            String detail,
            List<FieldError> errors,
            Map<String, Object> members,
            Map<String, String> headers,
            String traceId) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", "urn:switchboard:problem:" + code);
        document.put("title", title(status));
        document.put("status", status);
        document.put("detail", detail);
        document.put("code", code);
        if (!errors.isEmpty()) {
            document.put("errors", errors.stream().map(Problems::fault).toList());
        }
        members.forEach(document::putIfAbsent);
        document.put("traceId", traceId);
        return new Problem(status, headers, write(document).getBytes(StandardCharsets.UTF_8));
    }

    private static String write(Map<String, Object> document) {
        try {
            return Json.write(document);
        } catch (IllegalArgumentException notPlain) {
            LOG.warn("A refusal has a member that is no plain value", notPlain);
            document.values().removeIf(value -> !(value instanceof String || value instanceof Number));
            return Json.write(document);
        }
    }

    private static Map<String, Object> fault(FieldError error) {
        Map<String, Object> fault = new LinkedHashMap<>();
        fault.put("field", error.field());
        fault.put("code", error.code());
        fault.put("message", error.message());
        return fault;
    }

    private static String title(int status) {
        for (Refusal refusal : Refusal.values()) {
            if (refusal.status() == status) {
                return switch (refusal) {
                    case MALFORMED -> "The request cannot be read";
                    case UNAUTHENTICATED -> "Sign-in is needed";
                    case FORBIDDEN -> "Not permitted";
                    case NOT_FOUND -> "Not found";
                    case METHOD_NOT_ALLOWED -> "Method not allowed";
                    case NOT_ACCEPTABLE -> "Not acceptable";
                    case CONFLICT -> "Conflict";
                    case STALE -> "Changed in the meantime";
                    case TOO_LARGE -> "Too large";
                    case UNSUPPORTED_MEDIA_TYPE -> "Unsupported media type";
                    case INVALID -> "The input is invalid";
                    case TOO_MANY -> "Too many requests";
                    case UNAVAILABLE -> "Not available now";
                };
            }
        }
        return switch (status) {
            case 414 -> "The URI is too long";
            case 431 -> "The headers are too large";
            case 408 -> "The request took too long";
            default -> status >= 500 ? "Server error" : "The request cannot be served";
        };
    }
}

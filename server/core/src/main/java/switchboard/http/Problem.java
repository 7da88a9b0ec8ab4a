package switchboard.http;

import java.util.Map;

/**
 * A rendered problem document (RFC 9457).
 *
 * @param headers such as {@code Retry-After}, {@code Allow}, {@code WWW-Authenticate}
 * @param body JSON in UTF-8
 */
public record Problem(int status, Map<String, String> headers, byte[] body) {

    public static final String MEDIA_TYPE = "application/problem+json";
}

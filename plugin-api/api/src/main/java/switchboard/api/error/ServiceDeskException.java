package switchboard.api.error;

import java.io.Serial;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A refusal that the caller is told about: it becomes a problem document with its status, code and detail. Anything
 * else that is thrown is a bug, is logged with the trace id, and answers 500 without its message.
 */
public class ServiceDeskException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final Refusal refusal;
    private final String code;
    private final transient List<FieldError> errors;
    private final transient Map<String, Object> members;

    /**
     * @param refusal what kind of refusal this is; it decides the HTTP status
     * @param code stable and machine readable, {@code noun.reason} in lower_snake_case
     * @param detail one sentence for the caller, without secrets
     */
    public ServiceDeskException(Refusal refusal, String code, String detail) {
        this(refusal, code, detail, List.of(), Map.of(), null);
    }

    public ServiceDeskException(
            Refusal refusal,
            String code,
            String detail,
            List<FieldError> errors,
            Map<String, Object> members,
            @Nullable Throwable cause) {
        // Refusals are ordinary answers: a stack trace would only cost time.
        super(detail, cause, false, cause != null);
        this.refusal = refusal;
        this.code = code;
        this.errors = List.copyOf(errors);
        this.members = Map.copyOf(members);
    }

    public Refusal refusal() {
        return refusal;
    }

    public String code() {
        return code;
    }

    /** One sentence for the caller. */
    public String detail() {
        return String.valueOf(getMessage());
    }

    /** The fields at fault, where input is. */
    public List<FieldError> errors() {
        return errors;
    }

    /** Further members of the problem document, such as {@code allowed}. */
    public Map<String, Object> members() {
        return members;
    }
}

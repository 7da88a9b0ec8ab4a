package switchboard.api.error;

import java.io.Serial;
import java.util.List;
import java.util.Map;

/** The input was read and is wrong: 422 with the fields at fault. */
public final class InvalidInputException extends ServiceDeskException {

    @Serial
    private static final long serialVersionUID = 1;

    public InvalidInputException(List<FieldError> errors) {
        super(
                Refusal.INVALID,
                "input.invalid",
                errors.isEmpty() ? "The input is invalid." : errors.getFirst().message(),
                errors,
                Map.of(),
                null);
    }

    public InvalidInputException(String field, String code, String message) {
        this(List.of(new FieldError(field, code, message)));
    }
}

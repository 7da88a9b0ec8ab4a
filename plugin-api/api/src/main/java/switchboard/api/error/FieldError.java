package switchboard.api.error;

/**
 * What is wrong with one field of the input.
 *
 * @param field the field's name; nested fields with dots, list elements with brackets
 * @param code stable: {@code required}, {@code unknown}, {@code type}, {@code too_long}, {@code too_short},
 *     {@code not_allowed}, {@code not_found}, {@code format}, {@code read_only}, {@code duplicate}
 * @param message one sentence for a person
 */
public record FieldError(String field, String code, String message) {}

package switchboard.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import switchboard.api.error.FieldError;
import switchboard.api.error.InvalidInputException;
import switchboard.api.error.MalformedException;
import switchboard.api.error.ServiceDeskException;

/** What Jackson complains about, in words for the one who sent it: line and column, but no class and no source text. */
public final class BadJson {

    private BadJson() {}

    /**
     * @return 422 where the JSON was read and a property is unknown or of the wrong type, otherwise 400
     *     {@code request.bad_json}
     * @throws UncheckedIOException where reading failed for another reason than the JSON
     */
    public static ServiceDeskException of(IOException failure) {
        if (failure instanceof JsonMappingException mapping
                && !(mapping.getCause() instanceof StreamConstraintsException)
                && !mapping.getPath().isEmpty()) {
            return wrongProperty(mapping);
        }
        if (failure instanceof JsonProcessingException broken) {
            return new MalformedException("request.bad_json", sentence(broken));
        }
        throw new UncheckedIOException(failure);
    }

    private static InvalidInputException wrongProperty(JsonMappingException mapping) {
        String field = mapping.getPath().stream().map(BadJson::step).collect(Collectors.joining("."));
        boolean unknown = mapping instanceof UnrecognizedPropertyException;
        String message = field + (unknown ? " is not a field of this resource." : " has the wrong type.");
        return new InvalidInputException(List.of(new FieldError(field, unknown ? "unknown" : "type", message)));
    }

    private static String step(JsonMappingException.Reference reference) {
        String name = reference.getFieldName();
        String text = name == null ? "[" + reference.getIndex() + "]" : name;
        return text.length() <= 100 ? text : text.substring(0, 100) + "…";
    }

    private static String sentence(JsonProcessingException broken) {
        String what =
                switch (broken) {
                    case StreamConstraintsException tooMuch ->
                        "The JSON is nested too deeply, or too long as a whole or in a value";
                    case JsonEOFException early -> "The JSON ends too early";
                    case JsonMappingException wrong -> "The JSON has another shape than expected";
                    default ->
                        broken.getOriginalMessage() != null
                                        && broken.getOriginalMessage().startsWith("Duplicate")
                                ? "The JSON has the same key twice in one object"
                                : "The body is not valid JSON";
                };
        JsonLocation at = broken.getLocation();
        return at == null || at.getLineNr() < 1
                ? what + "."
                : what + " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ").";
    }
}

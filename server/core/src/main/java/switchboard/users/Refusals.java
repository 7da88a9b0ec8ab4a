package switchboard.users;

import java.util.List;
import java.util.Map;
import switchboard.api.error.FieldError;
import switchboard.api.error.MalformedException;
import switchboard.api.error.NotFoundException;
import switchboard.api.error.Refusal;
import switchboard.api.error.ServiceDeskException;

/** The refusals that several services of this room share. */
final class Refusals {

    private Refusals() {}

    static NotFoundException noUser() {
        return new NotFoundException("user.not_found", "There is no such person.");
    }

    static NotFoundException noTeam() {
        return new NotFoundException("team.not_found", "There is no such team.");
    }

    static NotFoundException noOrganization() {
        return new NotFoundException("organization.not_found", "There is no such organization.");
    }

    /** 409 with the field whose value somebody else has. */
    static ServiceDeskException duplicate(String code, String field, String sentence) {
        return new ServiceDeskException(
                Refusal.CONFLICT,
                code,
                sentence,
                List.of(new FieldError(field, "duplicate", sentence)),
                Map.of(),
                null);
    }

    static MalformedException badFilter(String sentence) {
        return new MalformedException("request.bad_filter", sentence);
    }

    static MalformedException badSort(String allowed) {
        return new MalformedException("request.bad_sort", "sort must be one of " + allowed + ".");
    }
}

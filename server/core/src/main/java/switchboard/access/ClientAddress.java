package switchboard.access;

/**
 * Where a request comes from, as the edge sees it: an IP address in its usual text form, at most 64 characters. The edge
 * makes one for each request; a resource method gets it as a parameter {@code @Context ClientAddress address}.
 */
public record ClientAddress(String value) {

    private static final int LONGEST = 64;

    /** Of an address that nobody knows. */
    public static final ClientAddress UNKNOWN = new ClientAddress("unknown");

    public ClientAddress {
        if (value.isBlank() || value.length() > LONGEST) {
            throw new IllegalArgumentException("No address");
        }
    }
}

package switchboard.tickets.codes;

/** One cell of the priority matrix. */
public record PriorityRule(String impact, String urgency, String priority) {}

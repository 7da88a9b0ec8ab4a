package switchboard.plugins.quotas;

import java.util.Collection;
import java.util.Set;
import switchboard.api.error.ServiceDeskException;
import switchboard.api.search.SearchDocument;
import switchboard.plugins.calls.Garbage;

/** Holds what a search source answers against the quotas: the host keeps all of it in memory until it is indexed. */
public final class DocumentQuotas {

    private final Quotas quotas;

    public DocumentQuotas(Quotas quotas) {
        this.quotas = quotas;
    }

    /** @throws Garbage where it is too much: nobody asked the host for anything, the answer is not what it must be */
    public void require(Collection<SearchDocument> documents) {
        try {
            sum(documents);
        } catch (ServiceDeskException beyond) {
            throw new Garbage("It answered more than its quotas allow. " + beyond.detail());
        }
    }

    private void sum(Collection<SearchDocument> documents) {
        long sum = 0;
        for (SearchDocument document : documents) {
            long size = Weight.of(document);
            quotas.require(Quota.DOCUMENT_SIZE, size);
            quotas.require(Quota.DOCUMENT_TERMS, terms(document));
            sum += size;
        }
        quotas.require(Quota.DOCUMENTS_SIZE, sum);
    }

    private static long terms(SearchDocument document) {
        return document.audience().size()
                + (long) document.internalAudience().size()
                + document.keywords().values().stream().mapToLong(Set::size).sum();
    }
}

package io.greenline.store;

import io.greenline.incident.Ledger;
import io.greenline.incident.Refused;

/** Incidents and promised calls, in the request file; the rules of callbacks say who may be called. */
public final class SqliteLedger implements Ledger {
    private final RequestFile file;
    private final SqliteCallbackBook callbacks;

    public SqliteLedger(RequestFile file, SqliteCallbackBook callbacks) {
        this.file = file;
        this.callbacks = callbacks;
    }

    @Override
    public <T> T change(Change<T> change) throws Refused {
        try {
            return file.<T, Refused>transaction(connection -> {
                try {
                    return change.in(new SqlitePages(connection, callbacks));
                } catch (SqlitePages.Broken e) {
                    throw e.cause();
                }
            });
        } catch (StoreException e) {
            throw new Unkept(String.valueOf(e.getMessage()), e);
        }
    }
}

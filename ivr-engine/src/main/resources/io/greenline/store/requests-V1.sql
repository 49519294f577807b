-- What callers and other channels asked for. Times are milliseconds since 1970, UTC.

-- Messages to backends. A delivered one keeps its row without its body for a while: the same id is not delivered again.
create table message (
    id text primary key,
    backend text not null,
    path text not null,
    body text not null,
    left_at integer not null,
    state text not null check (state in ('waiting', 'delivered', 'dead')),
    tries integer not null,
    due_at integer not null,
    why text not null
) strict;
create index message_due on message (state, due_at);

-- Who wants to be called back. One open wish for each number and matter.
create table wish (
    id integer primary key,
    number text not null,
    telephone text not null,
    reason text not null,
    about text not null,
    call text not null,
    asked_at integer not null,
    state text not null check (state in ('open', 'done', 'dropped')),
    ended_at integer not null
) strict;
create unique index wish_open on wish (telephone, reason, about) where state = 'open';
create index wish_asked on wish (telephone, asked_at);

-- What other channels left for a caller. The fields are a JSON object of texts.
create table handover (
    id integer primary key,
    telephone text not null,
    channel text not null,
    fields text not null,
    left_at integer not null,
    expires_at integer not null,
    taken_by text not null
) strict;
create index handover_number on handover (telephone, left_at);
create index handover_expiry on handover (expires_at);

-- Incidents: failures of supply that callers report, and who is called when the power is back.

create table incident (
    id integer primary key,
    number text not null unique,
    area text not null,
    origin text not null check (origin in ('CALLERS', 'STAFF', 'OUTAGE_SYSTEM')),
    opened_at integer not null,
    heard_at integer not null,
    reports integer not null,
    -- 0 where nobody has said when the power is expected back.
    expected_at integer not null,
    state text not null check (state in ('OPEN', 'RESTORED', 'CLOSED')),
    since integer not null,
    done_by text not null
) strict;
create index incident_area on incident (area, state);
create index incident_state on incident (state, since);

-- The engine's own numbers: one row with the last that was given.
create table incident_number (last integer not null) strict;
insert into incident_number values (1000);

-- Who has reported an incident: premises and callers, so that each counts once.
create table reporter (
    id integer primary key,
    incident text not null,
    who text not null,
    unique (incident, who)
) strict;

-- Who is called when the power is back. One open promise for each number and incident.
create table promise (
    id integer primary key,
    incident text not null,
    number text not null,
    telephone text not null,
    call text not null,
    language text not null,
    tier integer not null,
    asked_at integer not null,
    state text not null check (state in ('OPEN', 'CALLED', 'UNREACHED', 'EXPIRED', 'CANCELLED', 'DROPPED')),
    attempts integer not null,
    due_at integer not null,
    how text not null
) strict;
create unique index promise_open on promise (telephone, incident) where state = 'OPEN';
create index promise_incident on promise (incident, state, tier, asked_at);
create index promise_call on promise (call);

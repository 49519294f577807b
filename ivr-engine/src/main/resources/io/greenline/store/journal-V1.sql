-- One row a call. The number is the order in which calls came to this journal; times are microseconds since 1970.
create table call (
  number integer primary key,
  id     text    not null unique,
  began  integer not null,
  calling text   not null,
  called text    not null,
  driver text    not null,
  ended  integer,
  cause  integer,
  party  text,
  detail text
);
create index call_by_age on call (began);

-- The events, in order, each with a number of its own within its call.
create table event (
  call     integer not null,
  sequence integer not null,
  at       integer not null,
  type     text    not null,
  body     text    not null,
  primary key (call, sequence)
) without rowid;

-- The state of each call that has not ended.
create table checkpoint (
  call  integer primary key,
  state text not null
);

-- Events that came with a number which another event already had: a fault to look into, kept for that.
create table conflict (
  id       text    not null,
  sequence integer not null,
  at       integer not null,
  type     text    not null,
  body     text    not null
);

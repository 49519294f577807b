-- number: as the utility wrote it; national: the same without country code and leading zeros (see NumberRules).
create table customer (
  number   text not null primary key,
  national text not null unique,
  name     text not null,
  tier     text not null,
  needs    text not null,
  premises text not null,
  language text not null,
  age      integer not null
) without rowid;

"""What a newsroom keeps: reports, people, sections, pages, editions, the newspaper, addresses."""
